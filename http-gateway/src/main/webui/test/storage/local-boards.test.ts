import "fake-indexeddb/auto";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { Role } from "../../src/gen/collabboard/wire/v1/board_pb";
import { uuidV7 } from "../../src/model/uuid";
import type { Keeping, KeptState } from "../../src/protocol/keeping";
import { openDatabase } from "../../src/storage/database";
import { LocalBoards } from "../../src/storage/local-boards";
import { anObject } from "../model/objects";
import { FakeLocks } from "./fake-locks";

const PATIENCE = { timeout: 8_000, interval: 20 };

let user: string;
let board: string;
let open: { readonly boards: LocalBoards; readonly keeper: Keeping }[];

beforeEach(() => {
  [user, board, open] = [uuidV7(), uuidV7(), []];
  vi.stubGlobal("navigator", { locks: new FakeLocks().all });
});

afterEach(async () => {
  for (const { keeper } of open) keeper.close();
  for (const { boards } of open) await boards.forget();
  vi.unstubAllGlobals();
});

function stateOf(seq: bigint, x: number): KeptState {
  const objects = [anObject("a", { x }), anObject("b")];
  return { position: { epoch: 7n, seq }, name: "Board", role: Role.EDITOR, ownerId: "o", objects };
}

function keeperFrom(boards: LocalBoards): Keeping {
  const keeper = boards.keeperOf(board);
  if (!keeper) throw new Error("nothing is kept here");
  open.push({ boards, keeper });
  return keeper;
}

/** A page that keeps a state and goes. */
async function keep(state: KeptState): Promise<void> {
  const keeper = keeperFrom(new LocalBoards(user));
  await keeper.start(() => state);
  keeper.close();
  await vi.waitFor(async () => expect(await storedSeq()).toBe(state.position.seq), PATIENCE);
}

async function storedSeq(): Promise<bigint | undefined> {
  const database = await openDatabase(user);
  const facts = await database.get("boards", board);
  database.close();
  return facts?.seq;
}

it("a board that is read ahead opens with what was read, without reading its objects again", async () => {
  await keep(stateOf(5n, 1));
  const boards = new LocalBoards(user);
  const reads = vi.spyOn(IDBObjectStore.prototype, "getAll");
  boards.readAhead(board);

  const { state } = await keeperFrom(boards).start(() => undefined);

  expect(state).toEqual(stateOf(5n, 1));
  expect(reads.mock.contexts.filter((store) => (store as IDBObjectStore).name === "objects")).toHaveLength(1);
  reads.mockRestore();
});

it("a board that another page has kept since it was read ahead opens as it is now", async () => {
  await keep(stateOf(5n, 1));
  const boards = new LocalBoards(user);
  boards.readAhead(board);
  // Behind that reading, as the browser does one after the other.
  await boards.list();
  await keep(stateOf(6n, 2));

  const { state } = await keeperFrom(boards).start(() => undefined);

  expect(state).toEqual(stateOf(6n, 2));
});

it("what was read ahead of one board is no other's", async () => {
  // Stored at the same moment, so that nothing else tells one from the other.
  const clock = vi.spyOn(Date, "now").mockReturnValue(1);
  await keep(stateOf(5n, 1));
  const [wanted, other] = [board, uuidV7()];
  board = other;
  await keep(stateOf(5n, 2));
  clock.mockRestore();
  board = wanted;
  const boards = new LocalBoards(user);
  boards.readAhead(other);

  const { state } = await keeperFrom(boards).start(() => undefined);

  expect(state).toEqual(stateOf(5n, 1));
});

it("boards are kept anew for who has signed out and in again", async () => {
  const boards = new LocalBoards(user);
  await keep(stateOf(5n, 1));
  boards.readAhead(board);
  await boards.forget();

  expect(await boards.list()).toEqual([]);
  const { state } = await keeperFrom(boards).start(() => undefined);

  expect(state).toBeUndefined();
});
