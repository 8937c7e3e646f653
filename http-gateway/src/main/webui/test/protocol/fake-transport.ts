import type { MessageInitShape } from "@bufbuild/protobuf";
import { create } from "@bufbuild/protobuf";
import type { ErrorCode } from "../../src/gen/collabboard/wire/v1/error_pb";
import type { Frame } from "../../src/gen/collabboard/wire/v1/frame_pb";
import { FrameSchema, Status, Syscall } from "../../src/gen/collabboard/wire/v1/frame_pb";
import { uuidToBytes } from "../../src/model/uuid";
import { decodeFrames, encodeFrame } from "../../src/protocol/codec";
import type { Socket, Transport } from "../../src/protocol/connection";

export const CLIENT_ID = "00000000-0000-7000-8000-00000000000c";

type FrameInit = MessageInitShape<typeof FrameSchema>;

/** The server's end of one socket, moved by hand. */
export class FakeSocket implements Socket {
  onmessage: Socket["onmessage"] = null;
  onclose: Socket["onclose"] = null;
  readonly sent: Frame[] = [];
  closedWith: number | undefined;

  send(data: Uint8Array<ArrayBuffer>): void {
    this.sent.push(...decodeFrames(data));
  }

  close(code?: number): void {
    this.closedWith = code ?? 1005;
  }

  receive(frame: FrameInit): void {
    this.onmessage?.({ data: encodeFrame(create(FrameSchema, frame)).buffer });
  }

  /** The connection ends, seen from the client. */
  break(code = 1006): void {
    this.onclose?.({ code });
  }

  welcome(limits = {}, versions = {}): void {
    const value = {
      ...versions,
      clientId: uuidToBytes(CLIENT_ID),
      userId: "u",
      limits: { maxOpenRequests: 128, ...limits },
    };
    this.receive({
      syscall: Syscall.SESSION_CONNECTED,
      status: Status.EVENT,
      data: { case: "sessionConnected", value },
    });
  }

  requests(syscall: Syscall): Frame[] {
    return this.sent.filter((frame) => frame.syscall === syscall);
  }

  last(syscall: Syscall): Frame {
    const frame = this.requests(syscall).at(-1);
    if (!frame) throw new Error(`no ${Syscall[syscall]} was sent`);
    return frame;
  }

  answer(request: Frame, answer: FrameInit): void {
    const { id: parentId, syscall, boardId } = request;
    this.receive({ parentId, syscall, boardId, status: Status.DONE, ...answer });
  }

  refuse(request: Frame, code: ErrorCode, retryable: boolean, retryAfterMs = 0): void {
    const value = { code, retryable, details: { retryAfterMs } };
    this.answer(request, { status: Status.ERROR, data: { case: "error", value } });
  }
}

export class FakeTransport implements Transport {
  readonly sockets: FakeSocket[] = [];
  ticketFailure: Error | undefined;
  tickets = 0;

  ticket(): Promise<string> {
    this.tickets++;
    return this.ticketFailure ? Promise.reject(this.ticketFailure) : Promise.resolve("t");
  }

  open(): FakeSocket {
    const socket = new FakeSocket();
    this.sockets.push(socket);
    return socket;
  }

  get socket(): FakeSocket {
    const socket = this.sockets.at(-1);
    if (!socket) throw new Error("no socket was opened");
    return socket;
  }
}
