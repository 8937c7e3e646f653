import { create } from "@bufbuild/protobuf";
import type { ChatEntry } from "../gen/collabboard/wire/v1/chat_pb";
import { ChatHistorySchema } from "../gen/collabboard/wire/v1/chat_pb";
import { ErrorCode } from "../gen/collabboard/wire/v1/error_pb";
import type { Frame } from "../gen/collabboard/wire/v1/frame_pb";
import { Syscall } from "../gen/collabboard/wire/v1/frame_pb";
import type { Conversation } from "../model/conversation";
import type { Message } from "../model/message-list";
import { uuidFromBytes } from "../model/uuid";
import { Backoff } from "./backoff";
import type { Failure, Requests } from "./requests";

/** Messages in a page. */
const PAGE = 50;

/** Asks for the pages that a conversation wants, one at a time, while its board is joined. */
export class HistoryReader {
  /** Counts the joins; 0 while the board is not joined. An answer to what was asked before another join is void. */
  private join = 0;
  private joins = 0;
  private asking = false;
  private retryTimer: ReturnType<typeof setTimeout> | undefined;
  private readonly backoff: Backoff;
  private readonly stop: () => void;

  constructor(
    private readonly boardId: string,
    private readonly conversation: Conversation,
    private readonly requests: Requests,
    private readonly rejoin: () => void,
    random: () => number,
  ) {
    this.backoff = new Backoff(random);
    this.stop = conversation.changed.on(() => this.read());
  }

  open(): void {
    this.join = ++this.joins;
    this.asking = false;
    this.read();
  }

  hold(): void {
    this.join = 0;
    clearTimeout(this.retryTimer);
  }

  close(): void {
    this.hold();
    this.stop();
  }

  private read(): void {
    if (this.join === 0 || this.asking || this.conversation.loadFailed) return;
    const before = this.conversation.ask();
    if (before === undefined) return;
    const { join } = this;
    const value = create(ChatHistorySchema, { beforeSeq: BigInt(before), limit: PAGE });
    this.asking = true;
    clearTimeout(this.retryTimer);
    this.requests.send(
      { syscall: Syscall.CHAT_HISTORY, boardId: this.boardId, data: { case: "chatHistory", value } },
      {
        done: (frame) => join === this.join && this.received(before, frame),
        failed: (failure) => join === this.join && this.failed(failure),
      },
    );
  }

  private received(before: number, { data }: Frame): void {
    this.asking = false;
    if (data.case !== "chatPage") return;
    this.backoff.reset();
    this.conversation.receivePage(before, data.value.entries.map(messageFromWire), data.value.more);
  }

  /** The person may ask for it at once; else it is asked for again by itself where that may help. */
  private failed({ disconnected, code, retryable, retryAfterMs }: Failure): void {
    this.asking = false;
    if (disconnected) return;
    if (code === ErrorCode.E_NOT_JOINED) {
      this.rejoin();
      return;
    }
    this.conversation.pageFailed();
    if (!retryable) return;
    const delay = Math.max(retryAfterMs, this.backoff.next());
    this.retryTimer = setTimeout(() => this.conversation.tryAgain(), delay);
  }
}

export function messageFromWire({ messageId, chatSeq, userId, userName, text, ts }: ChatEntry): Message {
  return { id: uuidFromBytes(messageId), seq: Number(chatSeq), userId, userName, text, at: Number(ts) };
}
