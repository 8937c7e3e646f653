import { create } from "@bufbuild/protobuf";
import { ChatTypingSchema } from "../gen/collabboard/wire/v1/chat_pb";
import { Syscall } from "../gen/collabboard/wire/v1/frame_pb";
import type { Payload } from "./mapping";

/** The server takes it for over 5 s after it was told last (docs/protocol.md, R49). */
const RENEW_MS = 3_000;

/** Who has not typed for this long is thinking, not typing. */
const QUIET_MS = 4_000;

/** Tells the others that this person is writing: at the first sign, again while it goes on, and when it is over. */
export class TypingSender {
  private toldAt: number | undefined;
  private quiet: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly tell: (payload: Payload) => void) {}

  typed(): void {
    const now = Date.now();
    if (this.toldAt === undefined || now - this.toldAt >= RENEW_MS) {
      this.toldAt = now;
      this.send(true);
    }
    clearTimeout(this.quiet);
    this.quiet = setTimeout(() => this.over(), QUIET_MS);
  }

  over(): void {
    if (this.toldAt === undefined) return;
    this.forget();
    this.send(false);
  }

  /** Nobody knows of it any longer. */
  forget(): void {
    clearTimeout(this.quiet);
    this.toldAt = undefined;
  }

  private send(typing: boolean): void {
    const value = create(ChatTypingSchema, { typing });
    this.tell({ syscall: Syscall.CHAT_TYPING, data: { case: "chatTyping", value } });
  }
}
