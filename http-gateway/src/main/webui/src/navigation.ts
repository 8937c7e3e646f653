import { useSyncExternalStore } from "react";
import { isUuid } from "./model/uuid";

/** Which page the address names. */
export type Place = { readonly page: "boards" } | { readonly page: "board"; readonly boardId: string };

export function useLocationPath(): string {
  return useSyncExternalStore(
    (listener) => {
      addEventListener("popstate", listener);
      return () => removeEventListener("popstate", listener);
    },
    () => location.pathname,
  );
}

export function placeOf(path: string): Place {
  const boardId = /^\/b\/([^/]+)\/?$/.exec(path)?.[1]?.toLowerCase();
  return boardId !== undefined && isUuid(boardId) ? { page: "board", boardId } : { page: "boards" };
}

export function goToBoards(): void {
  go("/");
}

export function goToBoard(boardId: string): void {
  go(boardPath(boardId));
}

export function boardPath(boardId: string): string {
  return `/b/${boardId}`;
}

function go(path: string): void {
  if (location.pathname === path) return;
  history.pushState(null, "", path);
  dispatchEvent(new PopStateEvent("popstate"));
}
