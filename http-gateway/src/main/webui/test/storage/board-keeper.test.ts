import "fake-indexeddb/auto";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Role } from "../../src/gen/collabboard/wire/v1/board_pb";
import type { Operation } from "../../src/model/change";
import type { BoardObject } from "../../src/model/object";
import { uuidV7 } from "../../src/model/uuid";
import type { KeptEdit, KeptState } from "../../src/protocol/keeping";
import { BoardKeeper, SAVE_AFTER_MS } from "../../src/storage/board-keeper";
import type { Database } from "../../src/storage/database";
import { forgetUser, openDatabase } from "../../src/storage/database";
import { anObject } from "../model/objects";
import { FakeLocks } from "./fake-locks";

const BOARD = uuidV7();
const PATIENCE = { timeout: 8_000, interval: 20 };

let user: string;
let locks: FakeLocks;
let pages: BoardKeeper[];
let databases: Database[];

beforeEach(() => {
  user = uuidV7();
  locks = new FakeLocks();
  pages = [];
  databases = [];
});

afterEach(async () => {
  for (const page of pages) page.close();
  for (const database of databases) database.close();
  await forgetUser(user);
});

async function aPage(board = BOARD): Promise<BoardKeeper> {
  const database = await openDatabase(user);
  databases.push(database);
  const page = new BoardKeeper(Promise.resolve(database), locks.all, board);
  pages.push(page);
  return page;
}

function stateOf(seq: bigint, objects: readonly BoardObject[]): KeptState {
  return { position: { epoch: 7n, seq }, name: "Board", role: Role.EDITOR, ownerId: "o", objects };
}

const nothing = () => undefined;
const moved = (x: number): Operation => ({ id: uuidV7(), edit: { type: "update", objectId: "a", patch: { x } } });
const idsOf = (edits: readonly KeptEdit[]) => edits.map(({ id }) => id);

async function stored<K extends "boards" | "objects" | "edits">(store: K) {
  const database = await openDatabase(user);
  try {
    return await database.getAll(store);
  } finally {
    database.close();
  }
}

describe("a board's state", () => {
  it("is there for the next page, whole, with what has changed since the first save", async () => {
    const objects = Array.from({ length: 1_000 }, (_, at) => anObject(uuidV7(), { x: at, props: { text: `${at}` } }));
    let state = stateOf(5n, objects);
    const page = await aPage();
    expect(await page.start(() => state)).toEqual({ state: undefined, edits: [] });
    await vi.waitFor(async () => expect(await stored("boards")).toHaveLength(1), PATIENCE);
    const [first, second, ...others] = objects;
    if (!first || !second) throw new Error("no objects");
    const changed = [{ ...first, x: -1 }, ...others, anObject(uuidV7())];
    state = stateOf(8n, changed);
    page.touched([first.id, second.id, changed.at(-1)?.id ?? ""]);
    page.close();
    await vi.waitFor(async () => expect(await stored("boards")).toMatchObject([{ seq: 8n }]), PATIENCE);
    const { state: kept } = await (await aPage()).start(nothing);
    expect(kept).toMatchObject({ position: { epoch: 7n, seq: 8n }, name: "Board", role: Role.EDITOR, ownerId: "o" });
    const byId = (all: Iterable<BoardObject>) => [...all].sort((a, b) => (a.id < b.id ? -1 : 1));
    expect(byId(kept?.objects ?? [])).toEqual(byId(changed));
  });

  it("is written by one page at a time, and by the next once that is gone", async () => {
    const [one, other] = [await aPage(), await aPage()];
    await one.start(() => stateOf(5n, [anObject("a", { x: 5 })]));
    await other.start(() => stateOf(4n, [anObject("a", { x: 4 })]));
    await vi.waitFor(async () => expect(await stored("boards")).toMatchObject([{ seq: 5n }]), PATIENCE);
    other.touched(["a"]);
    one.close();
    await vi.waitFor(async () => expect(await stored("boards")).toMatchObject([{ seq: 4n }]), PATIENCE);
    expect((await stored("objects")).flat()).toMatchObject([{ x: 4 }]);
  });

  it("is written without waiting where that is asked for", async () => {
    let state = stateOf(5n, [anObject("a", { x: 5 })]);
    const page = await aPage();
    await page.start(() => state);
    await vi.waitFor(async () => expect(await stored("boards")).toHaveLength(1), PATIENCE);
    state = stateOf(6n, [anObject("a", { x: 6 })]);
    page.touched(["a"]);
    page.keepNow();
    await vi.waitFor(async () => expect(await stored("boards")).toMatchObject([{ seq: 6n }]), {
      timeout: SAVE_AFTER_MS / 2,
      interval: 20,
    });
    expect((await stored("objects")).flat()).toMatchObject([{ x: 6 }]);
  });

  it("is not kept while it is not known", async () => {
    const page = await aPage();
    await page.start(nothing);
    page.touched(["a"]);
    page.close();
    const next = await aPage();
    expect(await next.start(nothing)).toEqual({ state: undefined, edits: [] });
  });

  it("goes where the board has gone, with its edits", async () => {
    const page = await aPage();
    await page.start(() => stateOf(1n, [anObject("a")]));
    await page.add(moved(1));
    await vi.waitFor(async () => expect(await stored("boards")).toHaveLength(1), PATIENCE);
    page.forget();
    await vi.waitFor(async () => expect(await stored("boards")).toEqual([]), PATIENCE);
    expect([await stored("objects"), await stored("edits")]).toEqual([[], []]);
  });

  it("of boards used long ago goes, those with edits that wait stay", async () => {
    for (let at = 0; at < 22; at++) {
      const board = uuidV7();
      const page = await aPage(board);
      await page.start(() => stateOf(1n, [anObject("a")]));
      if (at === 0) await page.add(moved(1));
      page.touched(["a"]);
      page.close();
      await vi.waitFor(
        async () => expect((await stored("boards")).map(({ boardId }) => boardId)).toContain(board),
        PATIENCE,
      );
    }
    await (await aPage()).start(nothing);
    await vi.waitFor(async () => expect(await stored("boards")).toHaveLength(21), PATIENCE);
    expect(await stored("edits")).toHaveLength(1);
  }, 20_000);
});

describe("edits", () => {
  it("of a page that is gone come in their order, with their ids, once", async () => {
    const page = await aPage();
    await page.start(nothing);
    const edits = Array.from({ length: 450 }, (_, x) => moved(x)).reverse();
    await Promise.all(edits.map((edit) => page.add(edit)));
    page.close();
    await vi.waitFor(async () => {
      const next = await aPage();
      const { edits: kept } = await next.start(nothing);
      expect(kept.map(({ id, edit }) => ({ id, edit }))).toEqual(edits);
    }, PATIENCE);
    expect((await (await aPage()).start(nothing)).edits).toEqual([]);
  });

  it("of a page that lives are its own, until it goes", async () => {
    const [one, other] = [await aPage(), await aPage()];
    await one.start(nothing);
    const edit = moved(1);
    await one.add(edit);
    expect((await other.start(nothing)).edits).toEqual([]);
    const late = await aPage();
    await late.start(nothing);
    const adopted: string[] = [];
    for (const page of [other, late]) page.adopted.on((edits) => adopted.push(...idsOf(edits)));
    one.close();
    await vi.waitFor(() => expect(adopted).toEqual([edit.id]), PATIENCE);
  });

  it("of a page that came later are adopted when somebody looks around", async () => {
    const [one, other] = [await aPage(), await aPage()];
    await one.start(nothing);
    await other.start(nothing);
    const edit = moved(1);
    await other.add(edit);
    other.close();
    const adopted: string[] = [];
    one.adopted.on((edits) => adopted.push(...idsOf(edits)));
    one.lookAround();
    await vi.waitFor(() => expect(adopted).toEqual([edit.id]), PATIENCE);
  });

  it("that the server has are not sent again, and stay until the state has them", async () => {
    let state = stateOf(5n, [anObject("a")]);
    const page = await aPage();
    await page.start(() => state);
    await vi.waitFor(async () => expect(await stored("boards")).toHaveLength(1), PATIENCE);
    const [old, fresh, refused, open] = [moved(1), moved(2), moved(3), moved(4)];
    for (const edit of [old, fresh, refused, open]) await page.add(edit);
    page.confirmed(old.id, 5n);
    page.confirmed(fresh.id, 9n);
    page.refused(refused.id);
    state = stateOf(6n, [anObject("a")]);
    page.close();
    await vi.waitFor(async () => expect(await stored("boards")).toMatchObject([{ seq: 6n }]), PATIENCE);
    const { edits } = await (await aPage()).start(nothing);
    expect(edits.map(({ id, seq }) => [id, seq])).toEqual([
      [fresh.id, 9n],
      [open.id, undefined],
    ]);
    expect(await stored("edits")).toHaveLength(2);
  });
});

describe("a browser that keeps nothing", () => {
  it("is told of once, and is no hindrance", async () => {
    const failed = vi.fn();
    const page = new BoardKeeper(Promise.reject(new Error("private")), locks.all, BOARD);
    page.failed.on(failed);
    expect(await page.start(nothing)).toEqual({ state: undefined, edits: [] });
    await page.add(moved(1));
    page.touched(["a"]);
    page.close();
    expect(failed).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ message: "private" }));
  });

  it("or stops doing so is told of once", async () => {
    const page = await aPage();
    const failed = vi.fn();
    page.failed.on(failed);
    await page.start(nothing);
    for (const database of databases) database.close();
    await Promise.all([page.add(moved(1)), page.add(moved(2))]);
    expect(failed).toHaveBeenCalledOnce();
  });
});

it("nothing is left of a person who signs out", async () => {
  const page = await aPage();
  await page.start(nothing);
  await page.add(moved(1));
  await forgetUser(user);
  expect(await stored("edits")).toEqual([]);
});
