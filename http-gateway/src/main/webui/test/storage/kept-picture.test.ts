import "fake-indexeddb/auto";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Role } from "../../src/gen/collabboard/wire/v1/board_pb";
import type { BoardPicture } from "../../src/model/board-picture";
import { uuidV7 } from "../../src/model/uuid";
import { BoardCache } from "../../src/storage/board-cache";
import type { Database } from "../../src/storage/database";
import { forgetUser, openDatabase } from "../../src/storage/database";
import { LocalBoards, PICTURE_WITHIN_MS } from "../../src/storage/local-boards";
import { MAX_PICTURE_BYTES, MOST_PICTURES, loadPicture, putPicture } from "../../src/storage/picture-store";
import { anObject } from "../model/objects";
import { FakeLocks } from "./fake-locks";

let user: string;
let database: Database;

beforeEach(async () => {
  user = uuidV7();
  database = await openDatabase(user);
  vi.stubGlobal("navigator", { locks: new FakeLocks().all });
});

afterEach(async () => {
  database.close();
  await forgetUser(user);
  vi.unstubAllGlobals();
});

async function aKeptBoard(seq = 5n): Promise<string> {
  const boardId = uuidV7();
  const facts = { boardId, epoch: 7n, seq, name: "Board", role: Role.EDITOR, ownerId: "o", usedAt: Date.now() };
  await new BoardCache(database, boardId).save(facts, [anObject("a")], []);
  return boardId;
}

function aPicture(bytes = 3): BoardPicture {
  return {
    position: { epoch: 7n, seq: 5n },
    setting: { width: 10, height: 10, ratio: 1, theme: "", build: "" },
    view: { x: 0, y: 0, zoom: 1, width: 10, height: 10 },
    png: new Uint8Array(bytes).fill(1).buffer,
  };
}

describe("a kept picture", () => {
  it("comes with what is kept of its board", async () => {
    const board = await aKeptBoard(6n);
    await database.put("edits", {
      id: "e",
      boardId: board,
      queue: "q",
      order: 1,
      edit: { type: "delete", objectId: "a" },
    });
    expect(await putPicture(database, board, aPicture())).toBe(true);

    const kept = await loadPicture(database, board);

    expect(kept).toMatchObject({ picture: aPicture(), position: { epoch: 7n, seq: 6n }, waiting: 1 });
  });

  it("takes the place of the one before", async () => {
    const board = await aKeptBoard();
    await putPicture(database, board, aPicture(3));
    await putPicture(database, board, aPicture(4));
    expect((await database.getAll("pictures")).map(({ png }) => png.byteLength)).toEqual([4]);
  });

  it("is not kept of a board that is not", async () => {
    expect(await putPicture(database, uuidV7(), aPicture())).toBe(false);
    expect(await database.count("pictures")).toBe(0);
  });

  it("is not kept beyond its bound, and then leaves the one before, which no longer fits", async () => {
    const board = await aKeptBoard();
    expect(await putPicture(database, board, aPicture(MAX_PICTURE_BYTES))).toBe(true);
    expect(await putPicture(database, board, aPicture(MAX_PICTURE_BYTES + 1))).toBe(false);
    expect((await database.getAll("pictures")).map(({ png }) => png.byteLength)).toEqual([MAX_PICTURE_BYTES]);
  });

  it("goes when there are too many, the one kept longest ago first", async () => {
    const clock = vi.spyOn(Date, "now");
    const boards: string[] = [];
    for (let at = 0; at <= MOST_PICTURES; at++) {
      const board = await aKeptBoard();
      clock.mockReturnValue(1_000 - at);
      await putPicture(database, board, aPicture());
      boards.push(board);
    }
    clock.mockRestore();
    // The clock runs backwards: the one put last is the oldest, and stays as the one just asked for; then the next oldest goes.
    const there = await database.getAllKeys("pictures");
    expect(there).toHaveLength(MOST_PICTURES);
    expect(boards.filter((board) => !there.includes(board))).toEqual([boards.at(-2)]);
  });

  it("goes with its board", async () => {
    const [board, other] = [await aKeptBoard(), await aKeptBoard()];
    await putPicture(database, board, aPicture());
    await putPicture(database, other, aPicture());
    await new BoardCache(database, board).forget();
    expect(await database.getAllKeys("pictures")).toEqual([other]);
  });

  it("goes with its person", async () => {
    const board = await aKeptBoard();
    await putPicture(database, board, aPicture());
    const boards = new LocalBoards(user);
    await boards.list();
    await boards.forget();
    database = await openDatabase(user);
    expect(await database.count("pictures")).toBe(0);
  });

  it("is taken over from a browser that kept none", async () => {
    const former = uuidV7();
    const created = indexedDB.open(`collabboard-${former}`, 2);
    await new Promise((done) => {
      created.onupgradeneeded = () => {
        created.result.createObjectStore("boards", { keyPath: "boardId" });
        created.result.createObjectStore("objects");
        created.result.createObjectStore("edits", { keyPath: "id" }).createIndex("byQueue", ["boardId", "queue"]);
        created.result.createObjectStore("messages", { keyPath: ["boardId", "id"] });
      };
      created.onsuccess = done;
    });
    created.result.close();
    const renewed = await openDatabase(former);
    expect(await renewed.count("pictures")).toBe(0);
    renewed.close();
    await forgetUser(former);
  });
});

describe("a board that is read ahead", () => {
  async function ahead(): Promise<{ boards: LocalBoards; board: string }> {
    const board = await aKeptBoard();
    await putPicture(database, board, aPicture());
    const boards = new LocalBoards(user);
    boards.readAhead(board);
    return { boards, board };
  }

  it("is there as soon as its picture has been shown, and not before", async () => {
    const { setTimeout: original } = globalThis;
    const noBound = (work: () => void, ms?: number) => (ms === PICTURE_WITHIN_MS ? 0 : original(work, ms));
    const timers = vi.spyOn(globalThis, "setTimeout").mockImplementation(noBound as typeof setTimeout);
    const { boards, board } = await ahead();
    const order: string[] = [];
    const keeper = boards.keeperOf(board);
    const opened = keeper?.start(() => undefined).then(({ state }) => order.push(state ? "board" : "nothing"));
    await boards.withPicture(board, async ({ picture }) => {
      await loadPicture(database, board);
      await new Promise((resolve) => setTimeout(resolve));
      order.push(`picture of ${picture.png.byteLength}`);
      return true;
    });
    await opened;
    timers.mockRestore();
    expect(order).toEqual(["picture of 3", "board"]);
    expect(await database.count("pictures")).toBe(1);
    keeper?.close();
    await boards.forget();
  });

  it("waits no longer than a bound for its picture", async () => {
    const { boards, board } = await ahead();
    const keeper = boards.keeperOf(board);
    expect((await keeper?.start(() => undefined))?.state).toBeDefined();
    keeper?.close();
    await boards.forget();
  });

  it("loses a picture that does not fit", async () => {
    const { boards, board } = await ahead();
    await boards.withPicture(board, () => Promise.resolve(false));
    expect(await database.count("pictures")).toBe(0);
    await boards.forget();
  });

  it("loses a picture that cannot be shown, and opens", async () => {
    const { boards, board } = await ahead();
    const showing = boards.withPicture(board, () => Promise.reject(new Error("not a picture")));
    await expect(showing).rejects.toThrow("not a picture");
    expect(await database.count("pictures")).toBe(0);
    const keeper = boards.keeperOf(board);
    expect((await keeper?.start(() => undefined))?.state).toBeDefined();
    keeper?.close();
    await boards.forget();
  });

  it("gives its picture for one opening only: what the next one shows may be another state", async () => {
    const { boards, board } = await ahead();
    const show = vi.fn(() => Promise.resolve(true));
    await boards.withPicture(board, show);
    await boards.withPicture(board, show);
    expect(show).toHaveBeenCalledTimes(1);
    await boards.forget();
  });

  it("keeps its picture from another board", async () => {
    const { boards } = await ahead();
    const show = vi.fn(() => Promise.resolve(true));
    await boards.withPicture(uuidV7(), show);
    expect(show).not.toHaveBeenCalled();
    await boards.forget();
  });
});
