import type { Kind } from "../../model/object";
import { newObject } from "../../model/object";
import { uuidV7 } from "../../model/uuid";
import { choosePictures } from "../clipboard/place-pictures";
import { putAndPick } from "../tools/make";
import type { ToolName } from "../tools/tool";
import type { Command } from "./command";

export const TOOL_COMMANDS: readonly Command[] = [
  tool("select", "Select", "V", false),
  tool("hand", "Hand", "H", false),
  tool("note", "Sticky note", "N"),
  tool("text", "Text", "T"),
  tool("rectangle", "Rectangle", "R"),
  tool("ellipse", "Ellipse", "O"),
  tool("diamond", "Diamond", "D"),
  tool("star", "Star", "S"),
  tool("line", "Line", "L"),
  tool("arrow", "Arrow", "A"),
  tool("frame", "Frame", "F"),
  tool("pen", "Pen", "P"),
  tool("eraser", "Eraser", "E"),
  {
    id: "keep-tool",
    label: "Keep the tool in hand",
    section: "Tools",
    keys: ["Q"],
    edits: true,
    run: (desk) => desk.keepTool(),
  },
  {
    id: "insert-pictures",
    label: "Pictures from files",
    section: "Tools",
    keys: ["I"],
    edits: true,
    run: choosePictures,
  },
  insert("sticky_note", "Sticky note in the middle", "Shift+N"),
  insert("rectangle", "Rectangle in the middle", "Shift+R"),
];

function tool(name: ToolName, label: string, key: string, edits = true): Command {
  return { id: `tool-${name}`, label, section: "Tools", keys: [key], edits, run: (desk) => desk.setTool(name) };
}

/** At once in the middle of the view, so that no pointer is needed. */
function insert(kind: Kind, label: string, key: string): Command {
  const run: Command["run"] = (desk) => {
    const { x, y } = desk.camera.centre;
    const object = newObject(uuidV7(), kind, x, y, 0);
    if (putAndPick(desk, [object])) desk.editText(object.id);
  };
  return { id: `insert-${kind}`, label, section: "Tools", keys: [key], edits: true, run };
}
