import type { BoardDocument } from "../model/document";
import { MAX_PENDING } from "../model/document";
import type { LongStep } from "../model/history";
import type { Point } from "../model/presence";
import type { Selection } from "../model/selection";
import { uuidV7 } from "../model/uuid";
import type { NewObject } from "./drawing";
import { boundsOfAll } from "./drawing";
import { ImportFailure } from "./import-failure";
import { MAX_COORDINATE, MAX_OBJECTS } from "./limits";
import { withReferences } from "./references";
import { Slices } from "./slices";

/** Edits that may wait while more objects are placed; leaves room to go on working, and to undo. */
const MAX_WAITING = MAX_PENDING / 2;

/** Objects that are placed at a time. */
const PART = 250;

/** What placing needs of a BoardModel. */
export interface Board {
  readonly document: BoardDocument;
  readonly selection: Selection;
  createObject(object: NewObject): boolean;
  deleteAll(ids: Iterable<string>): void;
  longStep(): LongStep;
}

export interface Progress {
  readonly signal: AbortSignal;
  placed(count: number): void;
}

/**
 * The objects as those of a board: with ids, groups and references of their own, around a point, the lowest at `zIndex`.
 */
export function arranged(objects: readonly NewObject[], centre: Point, zIndex: number): NewObject[] {
  const bounds = boundsOfAll(objects);
  if (!bounds) return [];
  const dx = centre.x - (bounds.left + bounds.right) / 2;
  const dy = centre.y - (bounds.top + bounds.bottom) / 2;
  const ids = new Map(objects.map(({ id }) => [id, uuidV7()]));
  const groups = new Map(objects.map(({ groupId }) => [groupId, groupId === "" ? "" : uuidV7()]));
  return objects.map((object, index) => ({
    ...object,
    id: ids.get(object.id) ?? uuidV7(),
    x: inRange(object.x + dx),
    y: inRange(object.y + dy),
    zIndex: zIndex + index,
    groupId: groups.get(object.groupId) ?? "",
    props: withReferences(object.props, (id) => ids.get(id)),
  }));
}

function inRange(coordinate: number): number {
  if (Math.abs(coordinate) > MAX_COORDINATE) throw new ImportFailure("The drawing is larger than a board");
  return coordinate;
}

/**
 * Puts objects on a board and picks them, in small parts, so that the page goes on meanwhile: as one undo step, or a few
 * where there are more than could be undone at once. Where it is cancelled all is taken away again, and nothing is left to
 * undo. Returns how many were placed: some, but not all, only where editing has ended meanwhile.
 */
export async function place(
  board: Board,
  objects: readonly NewObject[],
  centre: Point,
  progress: Progress,
): Promise<number> {
  if (board.document.size + objects.length > MAX_OBJECTS)
    throw new ImportFailure(`A board holds at most ${MAX_OBJECTS} objects`);
  const all = arranged(objects, centre, top(board) + 1);
  const step = board.longStep();
  const slices = new Slices();
  const ids: string[] = [];
  while (ids.length < all.length) {
    const part = all.slice(ids.length, ids.length + PART);
    await slices.pause();
    await roomFor(board, part.length, MAX_WAITING, progress.signal);
    if (progress.signal.aborted) {
      await withdraw(board, step, ids);
      return 0;
    }
    const created = step.part(() => part.filter((object) => board.createObject(object)));
    ids.push(...created.map(({ id }) => id));
    progress.placed(ids.length);
    if (created.length < part.length) break;
  }
  if (ids.length > 0) board.selection.set(ids);
  return ids.length;
}

async function withdraw(board: Board, step: LongStep, ids: readonly string[]): Promise<void> {
  const slices = new Slices();
  for (let from = 0; from < ids.length; from += PART) {
    const part = ids.slice(from, from + PART);
    await slices.pause();
    await roomFor(board, part.length, MAX_PENDING);
    step.withdraw(() => board.deleteAll(part));
  }
}

function top(board: Board): number {
  let highest = -1;
  for (const { zIndex } of board.document.objects()) highest = Math.max(highest, zIndex);
  return highest;
}

/** Resolves when so many more edits may wait, at most `most` in all, or the signal says that nobody wants them any more. */
function roomFor(board: Board, count: number, most: number, signal?: AbortSignal): Promise<void> {
  const ready = () => signal?.aborted === true || board.document.pendingCount + count <= most;
  if (ready()) return Promise.resolve();
  return new Promise((resolve) => {
    const done = () => {
      if (!ready()) return;
      stop();
      signal?.removeEventListener("abort", done);
      resolve();
    };
    const stop = board.document.changed.on(done);
    signal?.addEventListener("abort", done);
  });
}
