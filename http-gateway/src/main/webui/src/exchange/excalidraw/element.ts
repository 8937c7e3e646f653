import { Fields } from "../fields";
import { MAX_COORDINATE } from "../limits";

/** An element of an Excalidraw scene with its geometry checked; the rest is read by who converts its type. */
export interface Element {
  readonly fields: Fields;
  readonly type: string;
  /** Empty: it has none. */
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Degrees, clockwise, in [0, 360). */
  readonly rotation: number;
}

/** Their size is that of their points; the one that is stored is not looked at. */
const RUNS_THROUGH_POINTS = new Set(["line", "arrow", "draw", "freedraw"]);

/** Undefined for an element that was deleted. */
export function readElement(json: unknown, index: number): Element | undefined {
  const unnamed = Fields.of(json, `element ${index + 1}`);
  const type = unnamed.text("type");
  const fields = unnamed.named(`element ${index + 1} (${type.slice(0, 40)})`);
  if (fields.flag("isDeleted")) return undefined;
  const sized = !RUNS_THROUGH_POINTS.has(type);
  return {
    fields,
    type,
    id: fields.optionalText("id") ?? "",
    x: fields.number("x", MAX_COORDINATE),
    y: fields.number("y", MAX_COORDINATE),
    width: sized ? fields.size("width", MAX_COORDINATE) : 0,
    height: sized ? fields.size("height", MAX_COORDINATE) : 0,
    rotation: degrees(fields.optionalNumber("angle") ?? 0),
  };
}

function degrees(radians: number): number {
  const turned = ((radians * 180) / Math.PI) % 360;
  // Without the last digits, so that a quarter turn is 90 and not 90.00000000000001.
  const rounded = Math.round(turned * 1e9) / 1e9;
  return rounded < 0 ? (rounded + 360) % 360 : rounded % 360;
}
