import type { TextLayouts } from "../text-layout";
import type { GroundOf } from "../grounds";
import type { Theme } from "../theme";
import type { Pictures } from "./pictures";

/** Scales and offsets of a transform that turns nothing. */
export type Base = Pick<DOMMatrix, "a" | "d" | "e" | "f">;

/** All that drawing an object needs to know besides the object. */
export interface Brush {
  /** Its units are those of the board. */
  readonly context: CanvasRenderingContext2D;
  readonly theme: Theme;
  readonly texts: TextLayouts;
  readonly pictures: Pictures;
  readonly groundOf: GroundOf;
  /** The transform under which the context's units are those of the board. */
  readonly base: Base;
  /** Screen pixels per board unit. */
  readonly zoom: number;
  /** Its text is in the editor just now. */
  readonly editing: string | undefined;
  /** About to be deleted: drawn faintly. */
  readonly fading: ReadonlySet<string>;
}
