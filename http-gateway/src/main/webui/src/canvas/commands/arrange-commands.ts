import { areChangeable, changeable } from "../tools/select/pick";
import type { Desk } from "../tools/tool";
import type { Side } from "./align";
import { aligned, distributed, unitNameOf } from "./align";
import type { Chord } from "./chord";
import type { Command } from "./command";

const ids = (desk: Desk) => changeable(desk.board).map(({ id }) => id);
const objects = (least: number) => (desk: Desk) => areChangeable(desk.board, least);
const units = (least: number) => (desk: Desk) => areChangeable(desk.board, least, unitNameOf);

export const ARRANGE_COMMANDS: readonly Command[] = [
  {
    id: "group",
    label: "Group",
    section: "Arrange",
    keys: ["Ctrl+G"],
    edits: true,
    available: objects(2),
    run: (desk) => void desk.board.arrangement.group(ids(desk)),
  },
  {
    id: "ungroup",
    label: "Ungroup",
    section: "Arrange",
    keys: ["Ctrl+Shift+G"],
    edits: true,
    available: ({ board }) => changeable(board).some(({ groupId }) => groupId !== ""),
    run: (desk) => desk.board.arrangement.ungroup(ids(desk)),
  },
  order("to-front", "Bring to front", "Ctrl+Shift+]", (desk) => desk.board.arrangement.toFront(ids(desk))),
  order("forward", "Bring forward", "Ctrl+]", (desk) => desk.board.arrangement.forward(ids(desk))),
  order("backward", "Send backward", "Ctrl+[", (desk) => desk.board.arrangement.backward(ids(desk))),
  order("to-back", "Send to back", "Ctrl+Shift+[", (desk) => desk.board.arrangement.toBack(ids(desk))),
  align("left", "Align left edges", "Alt+A"),
  align("centre", "Align centres", "Alt+H"),
  align("right", "Align right edges", "Alt+D"),
  align("top", "Align top edges", "Alt+W"),
  align("middle", "Align middles", "Alt+V"),
  align("bottom", "Align bottom edges", "Alt+S"),
  distribute("x", "Distribute horizontally", "Alt+Shift+H"),
  distribute("y", "Distribute vertically", "Alt+Shift+V"),
];

function order(id: string, label: string, key: Chord, run: (desk: Desk) => void): Command {
  return { id, label, section: "Arrange", keys: [key], edits: true, available: objects(1), run };
}

function align(side: Side, label: string, key: Chord): Command {
  const run = ({ board }: Desk) => void board.updateAll(aligned(changeable(board), side));
  return { id: `align-${side}`, label, section: "Arrange", keys: [key], edits: true, available: units(2), run };
}

function distribute(axis: "x" | "y", label: string, key: Chord): Command {
  const run = ({ board }: Desk) => void board.updateAll(distributed(changeable(board), axis));
  return { id: `distribute-${axis}`, label, section: "Arrange", keys: [key], edits: true, available: units(3), run };
}
