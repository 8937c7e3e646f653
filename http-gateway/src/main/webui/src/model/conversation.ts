import { Emitter } from "./emitter";
import type { Message } from "./message-list";
import { MessageList } from "./message-list";
import type { OwnMessage } from "./own-messages";
import { OwnMessages } from "./own-messages";
import { uuidV7 } from "./uuid";

/** How far one person has read a conversation, from one opening of the board to the next. */
export interface ReadingMemory {
  /** Undefined where nothing is remembered of the conversation in that epoch. */
  get(epoch: bigint): number | undefined;
  put(epoch: bigint, seq: number): void;
}

/** Messages of this person that may wait for the server; no more are taken while so many do. */
export const MAX_WAITING = 100;

/**
 * The conversation of a board as one person sees it: what the server has, merged by id and ordered by seq, below it what
 * this person said and the server does not have yet. Tells in `wanted` what page is missing (docs/protocol.md, R45, R46).
 */
export class Conversation {
  readonly changed = new Emitter<undefined>();
  /** Somebody else said something just now. */
  readonly heard = new Emitter<Message>();
  /** A message to be sent, for the first time or again. */
  readonly said = new Emitter<OwnMessage>();
  /** An own message has come to its end: it is in the conversation, or the person gave it up. */
  readonly ended = new Emitter<OwnMessage>();
  /** User id of who sees it. */
  ownUserId = "";

  private readonly list = new MessageList();
  private readonly own = new OwnMessages();
  private memory: ReadingMemory | undefined;
  private epoch = 0n;
  /** The newest page has come since the last join. */
  private fresh = false;
  /** The highest seq that is known to be given, and what it was when the newest page was asked for. */
  private head = 0;
  private headWhenAsked = 0;
  private seen = 0;
  private olderWanted = false;
  private failed = false;

  get messages(): readonly Message[] {
    return this.list.all;
  }

  /** Shown below all others. */
  get ownMessages(): readonly OwnMessage[] {
    return this.own.all;
  }

  get waitingCount(): number {
    return this.own.waiting.length;
  }

  get hasOlder(): boolean {
    return this.list.hasOlder;
  }

  get reachesNewest(): boolean {
    return this.list.reachesNewest;
  }

  /** Whether anything was ever heard of the conversation. */
  get isKnown(): boolean {
    return this.fresh || this.list.last > 0;
  }

  /** The last page that was asked for did not come. */
  get loadFailed(): boolean {
    return this.failed;
  }

  /** How many messages of others this person has not seen. */
  get unread(): number {
    const isUnread = ({ seq, userId }: Message) => seq > this.seen && userId !== this.ownUserId;
    const lost = this.list.reachesNewest ? 0 : this.head - Math.max(this.seen, this.list.last);
    return Math.max(0, lost) + this.list.all.filter(isUnread).length;
  }

  /** Seq that the missing page ends before; 0 for the newest page, undefined where none is missing. */
  get wanted(): number | undefined {
    if (this.list.reachesNewest && (!this.fresh || this.head > this.list.last)) return 0;
    if (this.list.hole > 0) return this.list.hole;
    return this.olderWanted && this.list.hasOlder ? this.list.first : undefined;
  }

  /** What `wanted` says, to be asked of the server now. */
  ask(): number | undefined {
    this.headWhenAsked = this.head;
    return this.wanted;
  }

  remember(memory: ReadingMemory): void {
    this.memory = memory;
  }

  /** The board was joined: from now on what is said comes in. In another epoch, what was known is void. */
  joined(epoch: bigint): void {
    if (epoch !== this.epoch) {
      this.list.clear();
      this.head = 0;
      this.seen = this.memory?.get(epoch) ?? 0;
    }
    this.epoch = epoch;
    this.fresh = false;
    this.failed = false;
    this.changed.emit(undefined);
  }

  /** Somebody said something. */
  receive(message: Message): void {
    const isNew = message.seq > this.head;
    this.list.add(message);
    this.head = Math.max(this.head, message.seq);
    this.settle();
    if (isNew && message.userId !== this.ownUserId) this.heard.emit(message);
  }

  /** The page before a seq, newest first; see `wanted`. */
  receivePage(before: number, page: readonly Message[], more: boolean): void {
    this.olderWanted &&= before !== this.list.first;
    this.list.addPage(before, page, more);
    this.failed = false;
    if (before === 0) {
      this.fresh = true;
      // It has all that was known of when it was asked for: what it does not have is not there.
      if (this.head === this.headWhenAsked) this.head = this.list.last;
    }
    this.settle();
  }

  pageFailed(): void {
    this.failed = true;
    this.changed.emit(undefined);
  }

  /** The person asks for the page anew. */
  tryAgain(): void {
    this.failed = false;
    this.changed.emit(undefined);
  }

  wantOlder(): void {
    if (this.olderWanted || !this.list.hasOlder || this.failed) return;
    this.olderWanted = true;
    this.changed.emit(undefined);
  }

  /** Goes back to the newest messages after those were let go. */
  toNewest(): void {
    if (this.list.reachesNewest) return;
    this.list.clear();
    this.fresh = false;
    this.olderWanted = false;
    this.changed.emit(undefined);
  }

  /** The person has the newest message in view. */
  seeAll(): void {
    if (!this.list.reachesNewest || this.list.last <= this.seen) return;
    this.seen = this.list.last;
    this.memory?.put(this.epoch, this.seen);
    this.changed.emit(undefined);
  }

  /** False where too many wait. */
  say(text: string, at = Date.now()): boolean {
    if (this.own.waiting.length >= MAX_WAITING) return false;
    const message = { id: uuidV7(), text, at };
    this.own.add(message);
    this.said.emit(message);
    this.changed.emit(undefined);
    return true;
  }

  /** Messages of this person from before, which wait to be sent. */
  restore(messages: readonly OwnMessage[]): void {
    for (const message of messages) {
      if (this.own.get(message.id) || this.list.has(message.id)) continue;
      this.own.add(message);
      this.said.emit(message);
    }
    this.changed.emit(undefined);
  }

  isWaiting(id: string): boolean {
    const message = this.own.get(id);
    return message !== undefined && message.seq === undefined;
  }

  /** The server has the message, now or since before. */
  accepted(id: string, seq: number): void {
    const message = this.own.get(id);
    if (message) this.own.replace({ ...message, seq });
    this.head = Math.max(this.head, seq);
    this.settle();
  }

  refused(id: string, refusal: string): void {
    const message = this.own.get(id);
    if (message) this.own.replace({ ...message, refusal });
    this.changed.emit(undefined);
  }

  /** Sends a message again that was refused. */
  sayAgain(id: string): void {
    const refused = this.own.get(id);
    if (refused?.refusal === undefined) return;
    const { text, at } = refused;
    const message = { id, text, at };
    this.own.replace(message);
    this.said.emit(message);
    this.changed.emit(undefined);
  }

  giveUp(id: string): void {
    this.end((message) => message.id === id);
    this.changed.emit(undefined);
  }

  /** Own messages go where the conversation shows them, or shows what is around their places. */
  private settle(): void {
    const { first, last, hole } = this.list;
    const isPast = (seq: number) => seq <= last && (seq < first || seq >= hole);
    this.end(({ id, seq }) => this.list.has(id) || (seq !== undefined && isPast(seq)));
    this.changed.emit(undefined);
  }

  private end(test: (message: OwnMessage) => boolean): void {
    for (const message of this.own.removeWhere(test)) this.ended.emit(message);
  }
}
