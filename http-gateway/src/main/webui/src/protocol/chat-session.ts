import { create } from "@bufbuild/protobuf";
import { ChatMessageSchema } from "../gen/collabboard/wire/v1/chat_pb";
import { ErrorCode } from "../gen/collabboard/wire/v1/error_pb";
import type { Frame } from "../gen/collabboard/wire/v1/frame_pb";
import { Status, Syscall } from "../gen/collabboard/wire/v1/frame_pb";
import { Conversation } from "../model/conversation";
import { Emitter } from "../model/emitter";
import type { OwnMessage } from "../model/own-messages";
import { uuidFromBytes } from "../model/uuid";
import { HistoryReader, messageFromWire } from "./history-reader";
import type { KeptMessages } from "./keeping";
import type { Payload } from "./mapping";
import { Outbox } from "./outbox";
import type { Requests } from "./requests";
import { TypingSender } from "./typing-sender";

/** How a chat reaches the server. */
export interface ChatWays {
  readonly requests: Requests;
  /** Makes this client a viewer of the board again where the server has forgotten that it is. */
  rejoin(): void;
  /** Sends what is not answered, while the board is joined. */
  tell(payload: Payload): void;
}

/** Keeps the conversation of one board in step with the server: reads its history, and sends what this person says once. */
export class ChatSession {
  readonly conversation = new Conversation();
  readonly typing: TypingSender;
  /** The browser could not keep a message that waits; emitted once. */
  readonly keepingFailed = new Emitter<unknown>();

  private readonly outbox: Outbox;
  private readonly history: HistoryReader;
  private keepsNothing: boolean;
  private closed = false;
  private readonly stops: (() => void)[];

  constructor(
    private readonly boardId: string,
    ways: ChatWays,
    random: () => number,
    private readonly kept?: KeptMessages,
  ) {
    const { requests } = ways;
    this.keepsNothing = !kept;
    this.typing = new TypingSender((payload) => ways.tell(payload));
    this.outbox = new Outbox(requests, () => ways.rejoin(), random);
    this.history = new HistoryReader(boardId, this.conversation, requests, () => ways.rejoin(), random);
    this.stops = [
      requests.events.on((frame) => this.receive(frame)),
      this.conversation.said.on((message) => void this.submit(message)),
      this.conversation.ended.on(({ id }) => void this.keep((messages) => messages.remove(id))),
    ];
  }

  /** Whether closing the page now would lose a message. */
  get losesOnClose(): boolean {
    return this.keepsNothing && this.conversation.waitingCount > 0;
  }

  /** Takes over what waits from before. */
  open(): void {
    void this.keep(async (messages) => {
      const waiting = await messages.all();
      if (!this.closed) this.conversation.restore(waiting);
    });
  }

  /** The board is joined, by this person. */
  joined(epoch: bigint, userId: string): void {
    this.conversation.ownUserId = userId;
    this.conversation.joined(epoch);
    this.history.open();
    this.outbox.open();
  }

  /** The board is not joined for now. */
  hold(): void {
    this.history.hold();
    this.outbox.close();
    this.typing.forget();
  }

  close(): void {
    this.closed = true;
    this.typing.over();
    this.hold();
    this.history.close();
    for (const stop of this.stops) stop();
  }

  private receive({ status, boardId, data }: Frame): void {
    if (status !== Status.EVENT || data.case !== "chatMessaged" || uuidFromBytes(boardId) !== this.boardId) return;
    if (data.value.entry) this.conversation.receive(messageFromWire(data.value.entry));
  }

  /** Kept before it is sent, so that a page that goes in between sends it next time. */
  private async submit(message: OwnMessage): Promise<void> {
    await this.keep((messages) => messages.add(message));
    if (!this.closed) this.send(message);
  }

  private send({ id, text }: OwnMessage): void {
    const { conversation } = this;
    this.outbox.add({
      id,
      target: "chat",
      boardId: this.boardId,
      payload: {
        syscall: Syscall.CHAT_MESSAGE,
        data: { case: "chatMessage", value: create(ChatMessageSchema, { text }) },
      },
      isWanted: () => conversation.isWaiting(id),
      accepted: ({ data }) => conversation.accepted(id, data.case === "chatAck" ? Number(data.value.chatSeq) : 0),
      refused: ({ code }) => conversation.refused(id, ErrorCode[code]),
    });
  }

  private async keep(work: (messages: KeptMessages) => Promise<void>): Promise<void> {
    if (!this.kept) return;
    try {
      await work(this.kept);
    } catch (error) {
      if (!this.keepsNothing) this.keepingFailed.emit(error);
      this.keepsNothing = true;
    }
  }
}
