import type { Keeping } from "./keeping";
import { Syscall } from "../gen/collabboard/wire/v1/frame_pb";
import { socketTicket } from "./account";
import { BoardSession } from "./board-session";
import type { Socket } from "./connection";
import { Connection } from "./connection";
import { Directory } from "./directory";
import { Requests } from "./requests";

export const SUBPROTOCOL = "collabboard.v1";

/** Everything that one signed-in page needs of the server. */
export class Client {
  readonly connection: Connection;
  readonly requests: Requests;
  readonly directory: Directory;

  private joined: BoardSession | undefined;

  /** `keep` gives what keeps a board of this person in this browser, where anything does. */
  constructor(
    userId: string,
    private readonly keep: (boardId: string) => Keeping | undefined,
  ) {
    this.connection = new Connection({ ticket: socketTicket, open: openSocket }, Math.random, userId);
    this.requests = new Requests(this.connection);
    this.directory = new Directory(this.connection, this.requests);
    this.connection.idle.on(() => this.showLife());
    this.connection.failed.on((error) => console.error("unreadable message from the server", error));
    window.addEventListener("online", () => this.connection.retryNow());
  }

  openBoard(boardId: string): BoardSession {
    this.joined?.close();
    this.joined = new BoardSession(boardId, this.connection, this.requests, Math.random, this.keep(boardId));
    this.joined.open();
    return this.joined;
  }

  stop(): void {
    this.joined?.close();
    this.connection.stop();
    this.directory.clear();
  }

  private showLife(): void {
    if (this.joined?.currentFacts.joined) {
      const nothing = { done: () => undefined, failed: () => undefined };
      this.requests.send({ syscall: Syscall.BOARD_USERS_LIST, boardId: this.joined.boardId }, nothing);
    } else {
      this.directory.probe();
    }
  }
}

function openSocket(ticket: string): Socket {
  const url = new URL(`/api/ws?ticket=${encodeURIComponent(ticket)}`, location.href);
  url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
  const inner = new WebSocket(url, SUBPROTOCOL);
  inner.binaryType = "arraybuffer";
  const socket: Socket = {
    onmessage: null,
    onclose: null,
    send: (data) => inner.send(data),
    close: (code) => inner.close(code),
  };
  inner.onmessage = (event) => socket.onmessage?.({ data: event.data as unknown });
  inner.onclose = (event) => socket.onclose?.({ code: event.code });
  return socket;
}
