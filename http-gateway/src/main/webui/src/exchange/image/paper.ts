import type { Theme } from "../../canvas/theme";
import { INK } from "../../model/style";

/** White paper: what pictures of a board and prints are made for, whatever the screen looks like. */
export const WHITE_PAPER: Theme = {
  paper: "#ffffff",
  dot: "#b9c4cf",
  shadow: "rgb(27 36 48 / 7%)",
  accent: "#1f5fd6",
  ink: INK,
  inkSoft: "#566373",
  surface: "#ffffff",
  line: "#b9c4cf",
  guide: "#d6246e",
  handle: "#ffffff",
};
