import type { Desk, ToolState } from "../tool";
import { select } from "./select";

/** The end of a drag of what is picked, in either way: then nothing is shown of it any more, and the select tool waits. */
export function ended(desk: Desk, how: () => void): () => ToolState {
  return () => {
    how();
    desk.marks.rest();
    return select(desk);
  };
}
