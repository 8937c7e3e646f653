import type { Message } from "../../src/model/message-list";

export const ME = "me";

export function aMessage(seq: number, userId = "other"): Message {
  return { id: `m${seq}`, seq, userId, userName: userId, text: `text ${seq}`, at: seq };
}

/** A conversation as the server stores it: each id once. */
export class ChatServer {
  readonly messages: Message[] = [];

  /** Returns the stored message: of now, or of the first time. */
  store(id: string, userId: string): Message {
    const former = this.messages.find((message) => message.id === id);
    if (former) return former;
    const message = { ...aMessage(this.messages.length + 1, userId), id };
    this.messages.push(message);
    return message;
  }

  page(before: number, limit: number): { page: Message[]; more: boolean } {
    const end = before === 0 ? this.messages.length : Math.max(0, before - 1);
    const start = Math.max(0, end - limit);
    return { page: this.messages.slice(start, end).reverse(), more: start > 0 };
  }
}
