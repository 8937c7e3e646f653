/** What this person said and is not seen in the conversation yet. */
export interface OwnMessage {
  /** Stays the same on every sending, so that the server stores it once. */
  readonly id: string;
  readonly text: string;
  /** Milliseconds since 1970, by the clock of this device. */
  readonly at: number;
  /** Its place in the conversation, once the server has it. */
  readonly seq?: number;
  /** Why the server did not take it. */
  readonly refusal?: string;
}

/** Messages of this person on their way, in the order in which they were said. */
export class OwnMessages {
  private list: readonly OwnMessage[] = [];

  /** Another array whenever it is another list. */
  get all(): readonly OwnMessage[] {
    return this.list;
  }

  /** Those that the server does not have yet and may still get. */
  get waiting(): readonly OwnMessage[] {
    return this.list.filter(({ seq, refusal }) => seq === undefined && refusal === undefined);
  }

  get(id: string): OwnMessage | undefined {
    return this.list.find((message) => message.id === id);
  }

  /** One that is here already is not added again. */
  add(message: OwnMessage): void {
    if (!this.get(message.id)) this.list = [...this.list, message];
  }

  replace(message: OwnMessage): void {
    this.list = this.list.map((other) => (other.id === message.id ? message : other));
  }

  /** Removes those of which the test is true, and returns them. */
  removeWhere(test: (message: OwnMessage) => boolean): readonly OwnMessage[] {
    const gone = this.list.filter(test);
    if (gone.length > 0) this.list = this.list.filter((message) => !gone.includes(message));
    return gone;
  }
}
