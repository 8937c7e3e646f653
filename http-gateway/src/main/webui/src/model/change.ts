import type { BoardObject, ObjectPatch } from "./object";

/** What a person wants done; becomes a change when the server accepts it. */
export type Edit =
  | {
      readonly type: "create";
      readonly object: BoardObject;
      /** The server chooses the place above everything; the object's own is what is shown until then. */
      readonly placeOnTop?: boolean;
    }
  | { readonly type: "update"; readonly objectId: string; readonly patch: ObjectPatch }
  | { readonly type: "delete"; readonly objectId: string }
  | { readonly type: "rename"; readonly name: string };

/** What happened, in the order of the board's log. */
export type Change =
  | { readonly type: "created"; readonly object: BoardObject }
  | { readonly type: "updated"; readonly objectId: string; readonly patch: ObjectPatch; readonly version: number }
  | { readonly type: "deleted"; readonly objectId: string }
  | { readonly type: "renamed"; readonly name: string }
  /** Of a kind that only later versions know: it counts, and changes nothing that is shown here. */
  | { readonly type: "unknown" };

/** An edit under the id that it keeps through every resend. */
export interface Operation {
  readonly id: string;
  readonly edit: Edit;
}

/** Stands for the board itself where an object id is expected. */
export const THE_BOARD = "";

export function targetOf(edit: Edit): string {
  switch (edit.type) {
    case "create":
      return edit.object.id;
    case "update":
    case "delete":
      return edit.objectId;
    case "rename":
      return THE_BOARD;
  }
}
