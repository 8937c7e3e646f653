import type { BoardSurface } from "./canvas/board-surface";
import type { BoardObject } from "./model/object";
import type { Cursor, OthersSelection, Point } from "./model/presence";
import type { View } from "./model/view";
import type { BoardSession } from "./protocol/board-session";
import type { Connection, ConnectionState } from "./protocol/connection";

/**
 * What tests and curious people may read of a page, as `window.collabboard`: a canvas shows nothing to them. It
 * changes nothing, and all it gives are copies.
 */
export interface DebugHook {
  /** Of the open board, as it is shown: with pending edits and drags, in drawing order. */
  objects(): readonly BoardObject[];
  /** Of the others. */
  cursors(): readonly Cursor[];
  selections(): readonly OthersSelection[];
  /** Of this page. */
  view(): View;
  /** Pending: edits that the server has not acknowledged. */
  connection(): { readonly state: ConnectionState; readonly joined: boolean; readonly pending: number };
  /** Where a point of the board is on the page, in CSS pixels. */
  toPage(point: Point): Point;
  /** Pixels in which the picture of the objects differs from one drawn at once, by more than a tolerance of 0 to 255. */
  differences(tolerance: number): number;
}

declare global {
  interface Window {
    collabboard?: DebugHook;
  }
}

export function exposeDebugHook(connection: Connection, session: BoardSession, surface: BoardSurface): void {
  const { board } = session;
  window.collabboard = {
    objects: () => structuredClone(surface.scene.all()),
    cursors: () => board.presence.cursorList(),
    selections: () => board.presence.selectionList(),
    view: () => ({ ...surface.camera.centre, zoom: surface.camera.zoom, ...surface.camera.size }),
    connection: () => ({
      state: connection.state,
      joined: session.currentFacts.joined,
      pending: board.document.pendingCount,
    }),
    toPage: (point) => surface.toPage(point),
    differences: (tolerance) => surface.differences(tolerance),
  };
}

export function hideDebugHook(): void {
  delete window.collabboard;
}
