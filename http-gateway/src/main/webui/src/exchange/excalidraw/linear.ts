import type { Props } from "../../model/object";
import { Fields } from "../fields";
import { ImportFailure } from "../import-failure";
import { MAX_COORDINATE } from "../limits";
import { boxAround } from "../../model/points";
import type { Box, Spot } from "../points";
import { encodePoints, simplifiedTo } from "../points";
import type { Remarks } from "../remarks";
import type { Element } from "./element";
import { areAlongLoneCurve } from "./lone-curve";
import { shiftOfTurned } from "./turned-curve";
import { isRound, strokeWidthOf, styleOf } from "./style";

/** Points of one element that are read. */
const MAX_POINTS = 200_000;

/** Leaves room in an object's 32 KiB for its other props. */
const MAX_POINTS_CHARACTERS = 30_000;

/** Excalidraw's lines are closed when their ends are this near, board units. */
const CLOSED_WITHIN = 8;

/** Their pens draw thicker than their lines of the same width, by this and how fast they were moved. */
export const PEN_WIDTH = 2.5;

const HEADS = new Map<unknown, string>([
  [undefined, "none"],
  ["arrow", "arrow"],
  ["bar", "bar"],
  ["dot", "dot"],
  ["circle", "dot"],
  ["circle_outline", "dot"],
  ["triangle", "triangle"],
  ["triangle_outline", "triangle"],
  ["diamond", "diamond"],
  ["diamond_outline", "diamond"],
]);

export interface Run extends Box {
  readonly props: Props;
}

/** A line or an arrow. */
export function lineOf(element: Element, remarks: Remarks): Run {
  const { fields, type } = element;
  const all = spotsOf(element, false);
  const spots = findsItsWay(element) ? all.filter((_, i) => i === 0 || i === all.length - 1) : all;
  if (spots.length < 2) throw new ImportFailure(`${fields.where}: “points” must have two points at least`);
  const style = styleOf(fields, type !== "arrow" && isLoop(spots));
  const props: Props = {
    ...style,
    ...headOf(fields, "startArrowhead", "startHead", "none"),
    ...headOf(fields, "endArrowhead", "endHead", type === "arrow" ? "arrow" : "none"),
    ...(fields.raw("elbowed") === true ? { routing: "elbow" } : {}),
  };
  const lone = isRound(fields) && element.rotation === 0 && areAlongLoneCurve(spots);
  const [start, end] = [spots[0], spots.at(-1)];
  if ((spots.length === 2 || lone) && start && end) {
    const box = { x: start.x, y: start.y, width: end.x - start.x, height: end.y - start.y };
    return { ...box, props: lone ? { ...props, curved: true } : props };
  }
  if (!isRound(fields)) return through(spots, props, remarks, "line simplified");
  const { x, y } = shiftOfTurned(spots, element.rotation);
  const run = through(spots, { ...props, curved: true }, remarks, "line simplified");
  return { ...run, x: run.x + x, y: run.y + y };
}

/** At right angles and bound, without a piece that was fixed by hand: the corners follow from what is around. */
function findsItsWay({ fields }: Element): boolean {
  if (fields.raw("elbowed") !== true) return false;
  const fixed = fields.raw("fixedSegments");
  const bound = holdOf(fields, "startBinding") ?? holdOf(fields, "endBinding");
  return bound !== undefined && !(Array.isArray(fixed) && fixed.length > 0);
}

export function penOf(element: Element, remarks: Remarks): Run {
  const { fields } = element;
  const spots = spotsOf(element, true);
  if (spots.length === 0) throw new ImportFailure(`${fields.where}: “points” must have a point at least`);
  const props: Props = { ...styleOf(fields, isLoop(spots)), strokeWidth: 2, ...strokeWidthOf(fields, PEN_WIDTH) };
  return through(spots, props, remarks, "pen stroke simplified");
}

function through(spots: readonly Spot[], props: Props, remarks: Remarks, remark: string): Run {
  const box = boxAround(spots);
  const fewer = simplifiedTo(MAX_POINTS_CHARACTERS, spots, box);
  if (fewer.length < spots.length) remarks.alter(remark);
  return { ...box, props: { ...props, points: encodePoints(fewer, box) } };
}

function spotsOf({ fields, x, y }: Element, pen: boolean): Spot[] {
  const pressures = pen && fields.raw("simulatePressure") !== true ? fields.optionalList("pressures", MAX_POINTS) : [];
  const points = fields.list("points", MAX_POINTS);
  return points.map((point, index) => {
    const [dx, dy] = pairOf(fields, point, index);
    const pressure = pressures.length >= points.length ? pressures[index] : undefined;
    const at = { x: x + dx, y: y + dy };
    return typeof pressure === "number" && pressure >= 0 && pressure <= 1 ? { ...at, pressure } : at;
  });
}

function pairOf(fields: Fields, point: unknown, index: number): [number, number] {
  const [dx, dy] = Array.isArray(point) ? (point as unknown[]) : [];
  if (!isLength(dx) || !isLength(dy)) {
    throw new ImportFailure(`${fields.where}: point ${index + 1} must be two finite numbers`);
  }
  return [dx, dy];
}

function isLength(value: unknown): value is number {
  return typeof value === "number" && Math.abs(value) <= MAX_COORDINATE;
}

function isLoop(spots: readonly Spot[]): boolean {
  const [first, last] = [spots[0], spots.at(-1)];
  return spots.length > 2 && !!first && !!last && Math.hypot(last.x - first.x, last.y - first.y) <= CLOSED_WITHIN;
}

/** A head that is missing is the default of the type, one that is null is none. */
function headOf(fields: Fields, key: string, prop: string, fallback: string): Props {
  const missing = !fields.entries().some(([name]) => name === key);
  const head = missing ? fallback : (HEADS.get(fields.raw(key)) ?? "arrow");
  return head === fallback ? {} : { [prop]: head };
}

/** Of the way from the middle to the edge: lines that pass the middle nearer than this point at it. */
const AT_MIDDLE = 0.1;

/** Board units between an end and what holds it. */
const MAX_GAP = 10;

export interface Hold {
  readonly elementId: string;
  /** Where on that element, as in our props; undefined: where the line comes from. */
  readonly anchor?: string;
  /** It points past the middle of that element: the end belongs where the file has it. */
  readonly aside: boolean;
}

/** Which element holds an end. */
export function holdOf(fields: Fields, key: "startBinding" | "endBinding"): Hold | undefined {
  const binding = fields.optionalFields(key);
  if (!binding) return undefined;
  const elementId = binding.text("elementId");
  const focus = binding.raw("focus");
  const aside = typeof focus === "number" && Math.abs(focus) > AT_MIDDLE;
  const gap = binding.raw("gap");
  // With us an end that is held touches; one that stays this far off, past the middle, is better free.
  if (aside && typeof gap === "number" && gap > MAX_GAP) return undefined;
  const fixed = binding.raw("fixedPoint");
  const [u, v] = Array.isArray(fixed) ? (fixed as unknown[]) : [];
  return isLength(u) && isLength(v) ? { elementId, aside, anchor: anchorText(u, v) } : { elementId, aside };
}

/** Where an end of a line is on the element that holds it; undefined for lines that are turned. */
export function anchorOn(target: Element, line: Element, end: "start" | "end"): string | undefined {
  const spot = spotsOf(line, false).at(end === "start" ? 0 : -1);
  if (!spot || line.rotation !== 0 || target.width === 0 || target.height === 0) return undefined;
  const angle = (-target.rotation * Math.PI) / 180;
  const [dx, dy] = [spot.x - target.x - target.width / 2, spot.y - target.y - target.height / 2];
  const across = dx * Math.cos(angle) - dy * Math.sin(angle);
  const down = dx * Math.sin(angle) + dy * Math.cos(angle);
  return anchorText(0.5 + across / target.width, 0.5 + down / target.height);
}

/** Ends keep a little distance with them; with us they touch. */
function anchorText(u: number, v: number): string {
  const part = (value: number) => Math.round(Math.max(0, Math.min(1, value)) * 10_000);
  return `${part(u)},${part(v)}`;
}
