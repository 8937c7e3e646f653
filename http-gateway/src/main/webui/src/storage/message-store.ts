import type { OwnMessage } from "../model/own-messages";
import type { KeptMessages } from "../protocol/keeping";
import type { Database, StoredMessage } from "./database";
import { messagesOf } from "./database";

/**
 * Chat messages that wait, of all pages of a board. No lock tells whose they are: where two pages send one it is under the
 * same id, and the server stores it once.
 */
export class MessageStore implements KeptMessages {
  constructor(
    private readonly database: Promise<Database>,
    private readonly boardId: string,
  ) {}

  async all(): Promise<readonly OwnMessage[]> {
    const stored = await (await this.database).getAll("messages", messagesOf(this.boardId));
    return stored.map(({ id, text, at }) => ({ id, text, at }));
  }

  async add({ id, text, at }: OwnMessage): Promise<void> {
    const stored: StoredMessage = { boardId: this.boardId, id, text, at };
    await (await this.database).put("messages", stored);
  }

  async remove(id: string): Promise<void> {
    await (await this.database).delete("messages", [this.boardId, id]);
  }
}
