import { browserStore } from "../browser-store";
import type { BoardSurface } from "../canvas/board-surface";
import { thumbnailOf } from "../canvas/thumbnail";
import { THE_BOARD } from "../model/change";
import { Thumbnails } from "../model/thumbnails";
import { Visits } from "../model/visits";
import type { BoardSession } from "../protocol/board-session";

/**
 * Remembers that a board was opened, and draws a small picture of it when it is left or out of sight. Returns the
 * function that leaves it; to be called while the surface still stands.
 */
export function keepVisit(session: BoardSession, surface: BoardSurface, userId: () => string | undefined): () => void {
  const { boardId, board } = session;
  let owner: string | undefined;
  let changedAt: number | undefined;
  let stale = false;
  const joined = () => {
    owner = userId();
    if (owner === undefined) return;
    new Visits(browserStore(), owner).opened(boardId, board.document.name, Date.now());
    stale ||= new Thumbnails(browserStore(), owner).of(boardId) === undefined;
  };
  const save = () => {
    if (owner === undefined) return;
    new Visits(browserStore(), owner).left(boardId, board.document.name, changedAt);
    if (!stale) return;
    stale = false;
    const thumbnails = new Thumbnails(browserStore(), owner);
    const url = thumbnailOf(surface);
    if (url === undefined) thumbnails.forget(boardId);
    else thumbnails.put(boardId, url);
  };
  const hidden = () => document.visibilityState === "hidden" && save();
  document.addEventListener("visibilitychange", hidden);
  addEventListener("pagehide", save);
  const stops = [
    () => document.removeEventListener("visibilitychange", hidden),
    () => removeEventListener("pagehide", save),
    session.facts.on((facts) => facts.joined && owner === undefined && joined()),
    board.document.changed.on((ids) => {
      // What comes with the join is not new.
      if (!session.currentFacts.joined || (ids.size === 1 && ids.has(THE_BOARD))) return;
      changedAt = Date.now();
      stale = true;
    }),
    session.departed.on((departure) => {
      if (owner !== undefined && (departure === "deleted" || departure === "not-found")) {
        new Visits(browserStore(), owner).forget(boardId);
        new Thumbnails(browserStore(), owner).forget(boardId);
      }
      owner = undefined;
    }),
  ];
  return () => {
    for (const stop of stops) stop();
    save();
  };
}
