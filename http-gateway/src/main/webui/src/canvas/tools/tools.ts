import { hand } from "./hand";
import { place } from "./place";
import { select } from "./select/select";
import type { Desk, ToolName, ToolState } from "./tool";

/** The state in which each tool starts. */
export const TOOLS: Record<ToolName, (desk: Desk) => ToolState> = {
  select,
  hand,
  note: (desk) => place(desk, "sticky_note"),
  rectangle: (desk) => place(desk, "rectangle"),
};
