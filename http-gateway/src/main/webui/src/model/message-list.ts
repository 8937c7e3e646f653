/** What somebody said, as the server stored it. */
export interface Message {
  readonly id: string;
  /** Its place in the conversation, from 1, without holes. */
  readonly seq: number;
  readonly userId: string;
  readonly userName: string;
  readonly text: string;
  /** Milliseconds since 1970, by the server's clock. */
  readonly at: number;
}

/** Messages that are held at once; what is left out can be asked for again. */
export const MAX_MESSAGES = 2_000;

/** Where more than this were missed, what is before them is let go instead. */
const WIDEST_HOLE = 300;

/** A stretch of a conversation in order, put together from pages and from what comes in; bounded. */
export class MessageList {
  private byId = new Map<string, Message>();
  private sorted: readonly Message[] = [];
  /** The seq that the conversation begins with, as far as is known. */
  private origin = 1;
  private newest = true;

  /** Another array whenever it is another list. */
  get all(): readonly Message[] {
    return this.sorted;
  }

  /** Seq of the first that is here; 0 where none is. */
  get first(): number {
    return this.sorted[0]?.seq ?? 0;
  }

  get last(): number {
    return this.sorted.at(-1)?.seq ?? 0;
  }

  /** Whether the server has messages before the first that is here. */
  get hasOlder(): boolean {
    return this.first > this.origin;
  }

  /** False once the newest were let go, to make room for older ones. */
  get reachesNewest(): boolean {
    return this.newest;
  }

  /** Seq of the message right above the newest hole; 0 where there is no hole. */
  get hole(): number {
    const at = this.sorted.findLastIndex(({ seq }, index) => index > 0 && this.sorted[index - 1]?.seq !== seq - 1);
    return at < 0 ? 0 : (this.sorted[at]?.seq ?? 0);
  }

  has(id: string): boolean {
    return this.byId.has(id);
  }

  /** One that was said just now. Without the newest, it is not put behind what is not next to it. */
  add(message: Message): void {
    if (this.byId.has(message.id) || (!this.newest && message.seq > this.last)) return;
    this.put([message]);
    this.trimOldest();
  }

  /**
   * A page of the history: the messages before a seq (0: the newest), newest first. `more` tells whether there are older ones
   * still. One that does not go on from `before` means that the server has nothing there: what is here below it goes too.
   */
  addPage(before: number, page: readonly Message[], more: boolean): void {
    const fits = page.length > 0 && (before === 0 || page[0]?.seq === before - 1);
    const back = before > 0 && before === this.first;
    const lowest = fits ? (page.at(-1)?.seq ?? 0) : before || Infinity;
    if (!fits || !more) {
      this.keep(this.sorted.filter(({ seq }) => seq >= lowest));
      this.origin = Number.isFinite(lowest) ? lowest : 1;
    }
    if (fits) this.put(page);
    if (back) this.trimNewest();
    else this.trimOldest();
    this.closeWideHole();
  }

  clear(): void {
    this.keep([]);
    this.origin = 1;
    this.newest = true;
  }

  private put(messages: readonly Message[]): void {
    for (const message of messages) this.byId.set(message.id, message);
    this.sorted = [...this.byId.values()].sort((a, b) => a.seq - b.seq);
  }

  private trimOldest(): void {
    if (this.sorted.length > MAX_MESSAGES) this.keep(this.sorted.slice(-MAX_MESSAGES));
  }

  private trimNewest(): void {
    if (this.sorted.length <= MAX_MESSAGES) return;
    this.keep(this.sorted.slice(0, MAX_MESSAGES));
    this.newest = false;
  }

  private closeWideHole(): void {
    const above = this.hole;
    const below = this.sorted.findLast(({ seq }) => seq < above);
    if (below && above - below.seq > WIDEST_HOLE) this.keep(this.sorted.filter(({ seq }) => seq >= above));
  }

  private keep(messages: readonly Message[]): void {
    this.sorted = messages;
    this.byId = new Map(messages.map((message) => [message.id, message]));
  }
}
