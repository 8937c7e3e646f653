import type { Kind } from "../../model/object";
import { connect } from "./connect";
import { eraser } from "./eraser";
import { hand } from "./hand";
import { pen } from "./pen";
import { place } from "./place";
import { select } from "./select/select";
import type { Desk, ToolName, ToolState } from "./tool";

/** What a tool makes; nothing where it makes nothing. */
export const MADE_BY: Readonly<Partial<Record<ToolName, Kind>>> = {
  note: "sticky_note",
  text: "text",
  rectangle: "rectangle",
  ellipse: "ellipse",
  diamond: "diamond",
  star: "star",
  line: "line",
  arrow: "arrow",
  frame: "frame",
  pen: "pen",
};

/** The state in which each tool starts. */
export const TOOLS: Record<ToolName, (desk: Desk) => ToolState> = {
  select,
  hand,
  note: (desk) => place(desk, "sticky_note"),
  text: (desk) => place(desk, "text"),
  rectangle: (desk) => place(desk, "rectangle"),
  ellipse: (desk) => place(desk, "ellipse"),
  diamond: (desk) => place(desk, "diamond"),
  star: (desk) => place(desk, "star"),
  line: (desk) => connect(desk, "line"),
  arrow: (desk) => connect(desk, "arrow"),
  frame: (desk) => place(desk, "frame"),
  pen,
  eraser,
};
