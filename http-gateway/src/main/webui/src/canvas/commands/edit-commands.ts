import { isLocked } from "../../model/style";
import { areChangeable, carriedBy, changeable } from "../tools/select/pick";
import type { Desk } from "../tools/tool";
import type { Command } from "./command";
import { anyPicked } from "./command";

/** Board units between an object and its duplicate. */
const BESIDE = { x: 24, y: 24 };

const changeableIds = (desk: Desk) => changeable(desk.board).map(({ id }) => id);
const anyChangeable = (desk: Desk) => areChangeable(desk.board, 1);

export const EDIT_COMMANDS: readonly Command[] = [
  {
    id: "undo",
    label: "Undo",
    section: "Edit",
    keys: ["Ctrl+Z"],
    edits: true,
    available: ({ board }) => board.history.canUndo,
    run: ({ board }) => void board.undo(),
  },
  {
    id: "redo",
    label: "Redo",
    section: "Edit",
    keys: ["Ctrl+Shift+Z", "Ctrl+Y"],
    edits: true,
    available: ({ board }) => board.history.canRedo,
    run: ({ board }) => void board.redo(),
  },
  {
    id: "cut",
    label: "Cut",
    section: "Edit",
    keys: ["Ctrl+X"],
    edits: true,
    native: true,
    available: anyChangeable,
    run: ({ clipboard }) => void clipboard.copyFromMenu(true),
  },
  {
    id: "copy",
    label: "Copy",
    section: "Edit",
    keys: ["Ctrl+C"],
    native: true,
    available: anyPicked,
    run: ({ clipboard }) => void clipboard.copyFromMenu(false),
  },
  {
    id: "paste",
    label: "Paste",
    section: "Edit",
    keys: ["Ctrl+V"],
    edits: true,
    native: true,
    run: ({ clipboard }) => void clipboard.pasteFromMenu(),
  },
  {
    id: "duplicate",
    label: "Duplicate",
    section: "Edit",
    keys: ["Ctrl+D"],
    edits: true,
    available: anyChangeable,
    run: (desk) => desk.board.selection.set(desk.board.duplicate(changeableIds(desk), BESIDE)),
  },
  {
    id: "delete",
    label: "Delete",
    section: "Edit",
    keys: ["Delete", "Backspace"],
    edits: true,
    available: anyChangeable,
    run: deletePicked,
  },
  {
    id: "edit-text",
    label: "Edit text",
    section: "Edit",
    keys: ["Enter"],
    edits: true,
    available: ({ board }) => areChangeable(board, 1) && !areChangeable(board, 2),
    run: (desk) => {
      const [object] = changeable(desk.board);
      if (object) desk.editText(object.id);
    },
  },
  {
    id: "lock",
    label: "Lock or unlock",
    section: "Edit",
    keys: ["Ctrl+Shift+L"],
    edits: true,
    available: anyPicked,
    run: lockPicked,
  },
];

/** With what frames carry, but for what is locked. */
export function deletePicked(desk: Desk): void {
  const objects = carriedBy(desk, changeable(desk.board)).filter((object) => !isLocked(object));
  desk.board.deleteAll(objects.map(({ id }) => id));
}

/** Locks all, unless all are locked. */
export function lockPicked({ board }: Desk): void {
  const objects = [...board.selection.ids].flatMap((id) => board.get(id) ?? []);
  const locked = objects.every(isLocked) ? null : true;
  board.updateAll(new Map(objects.map(({ id }) => [id, { props: { locked } }])));
}
