import { create } from "@bufbuild/protobuf";
import type { BoardInfo as WireBoardInfo } from "../gen/collabboard/wire/v1/board_pb";
import { BoardCreateSchema, BoardListSchema, BoardRenameSchema, Role } from "../gen/collabboard/wire/v1/board_pb";
import type { Frame } from "../gen/collabboard/wire/v1/frame_pb";
import { Status, Syscall } from "../gen/collabboard/wire/v1/frame_pb";
import { Emitter } from "../model/emitter";
import { uuidFromBytes, uuidV7 } from "../model/uuid";
import { Backoff } from "./backoff";
import type { Connection } from "./connection";
import type { Payload } from "./mapping";
import { Outbox } from "./outbox";
import type { Requests } from "./requests";
import { RequestFailed } from "./requests";

export interface BoardEntry {
  readonly id: string;
  readonly name: string;
  readonly ownerId: string;
  readonly ownerName: string;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  readonly mayRename: boolean;
  readonly mayManage: boolean;
}

export interface BoardListing {
  readonly boards: readonly BoardEntry[];
  readonly truncated: boolean;
}

/** The boards that this person can open, kept fresh while somebody looks at them. */
export class Directory {
  readonly changed = new Emitter<BoardListing | undefined>();

  private current: BoardListing | undefined;
  private rev = 0n;
  private watchers = 0;
  private loading = false;
  private stale = false;
  private retryTimer: ReturnType<typeof setTimeout> | undefined;
  private readonly backoff = new Backoff();
  private readonly outbox: Outbox;

  constructor(
    connection: Connection,
    private readonly requests: Requests,
  ) {
    this.outbox = new Outbox(requests);
    connection.connected.on(() => {
      this.outbox.open();
      this.refresh();
    });
    connection.disconnected.on(() => {
      clearTimeout(this.retryTimer);
      this.outbox.close();
    });
    requests.events.on((frame) => {
      if (frame.status === Status.EVENT && frame.syscall === Syscall.BOARD_LIST_REFRESH) this.refresh();
    });
  }

  get listing(): BoardListing | undefined {
    return this.current;
  }

  /** Keeps the list fresh until the returned function is called. */
  watch(): () => void {
    this.watchers++;
    this.refresh();
    return () => this.watchers--;
  }

  /** Of somebody else's session nothing is kept. */
  clear(): void {
    this.rev = 0n;
    this.set(undefined);
  }

  /** Resolves with the new board's id. */
  async createBoard(name: string): Promise<string> {
    const boardId = uuidV7();
    const value = create(BoardCreateSchema, { name: name === "" ? "Untitled Board" : name });
    await this.mutate(boardId, { syscall: Syscall.BOARD_CREATE, data: { case: "boardCreate", value } });
    return boardId;
  }

  async renameBoard(boardId: string, name: string): Promise<void> {
    const value = create(BoardRenameSchema, { name });
    await this.mutate(boardId, { syscall: Syscall.BOARD_RENAME, data: { case: "boardRename", value } });
  }

  async deleteBoard(boardId: string): Promise<void> {
    await this.mutate(boardId, { syscall: Syscall.BOARD_DELETE });
  }

  /** Cheap where nothing changed; answered in any case. */
  probe(): void {
    this.load();
  }

  private async mutate(boardId: string, payload: Payload): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.outbox.add({
        id: uuidV7(),
        target: boardId,
        boardId,
        payload,
        accepted: () => resolve(),
        refused: (failure) => reject(new RequestFailed(failure)),
      });
    });
    this.refresh();
  }

  private refresh(): void {
    if (this.watchers > 0) this.load();
  }

  private load(): void {
    if (this.loading) {
      this.stale = true;
      return;
    }
    this.loading = true;
    const boards: BoardEntry[] = [];
    const value = create(BoardListSchema, { sinceRev: this.rev });
    this.requests.send(
      { syscall: Syscall.BOARD_LIST, data: { case: "boardList", value } },
      {
        part: (frame) => {
          if (frame.data.case === "boardListPage") boards.push(...frame.data.value.boards.map(entryOf));
        },
        done: (frame) => this.loaded(boards, frame),
        failed: (failure) => {
          this.loading = this.stale = false;
          if (failure.disconnected || !failure.retryable) return;
          const delay = Math.max(failure.retryAfterMs, this.backoff.next());
          this.retryTimer = setTimeout(() => this.refresh(), delay);
        },
      },
    );
  }

  private loaded(boards: BoardEntry[], frame: Frame): void {
    this.loading = false;
    this.backoff.reset();
    if (frame.data.case === "boardListEnd" && !frame.data.value.unchanged) {
      this.rev = frame.data.value.rev;
      this.set({ boards, truncated: frame.data.value.truncated });
    }
    if (!this.stale) return;
    this.stale = false;
    this.refresh();
  }

  private set(listing: BoardListing | undefined): void {
    this.current = listing;
    this.changed.emit(listing);
  }
}

function entryOf(wire: WireBoardInfo): BoardEntry {
  const { name, ownerId, ownerName } = wire;
  const id = uuidFromBytes(wire.boardId);
  const [mayRename, mayManage] = [wire.role >= Role.EDITOR, wire.role === Role.ADMIN];
  return { id, name, ownerId, ownerName, createdAt: Number(wire.createdAt), mayRename, mayManage };
}
