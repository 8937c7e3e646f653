import type { Message } from "../../model/message-list";
import type { OwnMessage } from "../../model/own-messages";

/** After a longer pause the name and the time are told again. */
const PAUSE_MS = 5 * 60_000;

export interface Shown {
  readonly id: string;
  readonly text: string;
  readonly at: number;
  /** Of one that the server does not have yet. */
  readonly waiting?: OwnMessage;
}

/** Messages of one person in a row. */
export interface Group {
  /** Id of the first. */
  readonly key: string;
  readonly userId: string;
  readonly userName: string;
  readonly own: boolean;
  /** Whether the first is the first of its day, of all that are here. */
  readonly startsDay: boolean;
  readonly messages: readonly Shown[];
}

/** What is shown, oldest first; what this person is still sending stands at the end. */
export function groupsOf(messages: readonly Message[], own: readonly OwnMessage[], ownUserId: string): Group[] {
  const groups: (Group & { messages: Shown[] })[] = [];
  const add = (shown: Shown, userId: string, userName: string) => {
    const group = groups.at(-1);
    const last = group?.messages.at(-1);
    const startsDay = !last || !isSameDay(last.at, shown.at);
    if (group?.userId === userId && last && !startsDay && shown.at - last.at < PAUSE_MS) group.messages.push(shown);
    else groups.push({ key: shown.id, userId, userName, own: userId === ownUserId, startsDay, messages: [shown] });
  };
  for (const { id, text, at, userId, userName } of messages) add({ id, text, at }, userId, userName);
  for (const waiting of own) add({ id: waiting.id, text: waiting.text, at: waiting.at, waiting }, ownUserId, "");
  return groups;
}

/** "Today", "Yesterday", else the date, with the year where it is another. */
export function dayText(at: number, now = Date.now(), locale?: string): string {
  const day = new Date(at);
  const today = new Date(now);
  const yesterday = new Date(today.getFullYear(), today.getMonth(), today.getDate() - 1);
  if (isSameDay(at, now)) return "Today";
  if (isSameDay(at, yesterday.getTime())) return "Yesterday";
  const year = day.getFullYear() === today.getFullYear() ? {} : ({ year: "numeric" } as const);
  return day.toLocaleDateString(locale, { weekday: "long", day: "numeric", month: "long", ...year });
}

function isSameDay(a: number, b: number): boolean {
  return new Date(a).toDateString() === new Date(b).toDateString();
}
