import { inkOn } from "../canvas/theme";
import type { Presence } from "../model/presence";
import { useLive } from "./use-live";

const MOST = 6;

/** Everyone on the board, this person included. */
export function PresenceList({ presence, ownUserId }: { presence: Presence; ownUserId: string }) {
  const people = useLive(() => presence.participants, presence.participantsChanged);
  return (
    <ul className="presence" aria-label="On this board">
      {people.slice(0, MOST).map(({ clientId, userId, name, color }) => (
        <li
          key={clientId}
          className="avatar"
          title={userId === ownUserId ? `${name} (you)` : name}
          style={{ background: color, color: inkOn(color) }}
        >
          <span aria-hidden="true">{initials(name)}</span>
          <span className="visually-hidden">{name}</span>
        </li>
      ))}
      {people.length > MOST && <li className="avatar more">+{people.length - MOST}</li>}
    </ul>
  );
}

function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const letters = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return letters.map((word) => firstLetter(word ?? "")).join("");
}

function firstLetter(word: string): string {
  const [first] = new Intl.Segmenter().segment(word);
  return first?.segment.toUpperCase() ?? "";
}
