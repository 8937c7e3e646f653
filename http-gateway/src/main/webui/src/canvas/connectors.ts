import type { BoardObject } from "../model/object";
import { sizeOf, textProp } from "../model/object";
import { anchorIn, pointsIn, throughPoints } from "../model/points";
import type { Point } from "../model/presence";
import { holdersOf, isConnector, isPath, styleOf } from "../model/style";
import { courseOf, leaveThrough } from "./course";
import type { Side } from "./elbow";
import { facing, squared } from "./elbow";
import type { Rect } from "./geometry";
import { boundsOf, centreOf, fromLocal, toLocal, turned } from "./geometry";
import { outlineTowards } from "./outline";
import type { Stop } from "./route";
import { routed } from "./route";

type Lookup = (id: string) => BoardObject | undefined;

/** Which lines are held to which objects. */
export class Connectors {
  private readonly byHolder = new Map<string, Set<string>>();
  private readonly holders = new Map<string, readonly string[]>();

  put(object: BoardObject): void {
    this.remove(object.id);
    if (!isConnector(object.kind)) return;
    const { start, end } = holdersOf(object);
    const held = [start, end].filter((id) => id !== "");
    if (held.length === 0) return;
    this.holders.set(object.id, held);
    for (const holder of held) {
      const lines = this.byHolder.get(holder);
      if (lines) lines.add(object.id);
      else this.byHolder.set(holder, new Set([object.id]));
    }
  }

  remove(id: string): void {
    for (const holder of this.holders.get(id) ?? []) {
      const lines = this.byHolder.get(holder);
      lines?.delete(id);
      if (lines?.size === 0) this.byHolder.delete(holder);
    }
    this.holders.delete(id);
  }

  /** Lines that look different when an object does. */
  heldTo(id: string): Iterable<string> {
    return this.byHolder.get(id) ?? NONE;
  }
}

const NONE: readonly string[] = [];

/** Digits that keep the ends of a long line on the outlines they touch. */
const DIGITS = 3;

/** A line as it is seen: its held ends where their objects are. Any other object itself. */
export function shown(object: BoardObject, get: Lookup): BoardObject {
  if (!isConnector(object.kind)) return object;
  const ids = holdersOf(object);
  const startHolder = holder(ids.start, get);
  const endHolder = holder(ids.end, get);
  if (!startHolder && !endHolder) return unfolded(object);
  const points = courseOf(object).map((point) => fromLocal(object, point));
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return object;
  const start = startHolder && new HeldEnd(startHolder, textProp(object, "startAnchor"));
  const end = endHolder && new HeldEnd(endHolder, textProp(object, "endAnchor"));
  const { elbow: atRightAngles, curved } = styleOf(object);
  if (curved && !atRightAngles && points.length === 2) return curve(object, start ?? first, end ?? last);
  const course = atRightAngles
    ? elbowCourse(start ?? first, clickedBetween(object), end ?? last)
    : straightCourse(start ?? first, end ?? last, points.slice(1, -1));
  return along(object, course);
}

function holder(id: string, get: Lookup): BoardObject | undefined {
  const object = id === "" ? undefined : get(id);
  return object && !isPath(object.kind) ? object : undefined;
}

/** A box whose width or height is negative, turned over. */
function unfolded(object: BoardObject): BoardObject {
  const { width, height } = sizeOf(object);
  if (width >= 0 && height >= 0) return object;
  return along(
    object,
    courseOf(object).map((point) => ({ x: object.x + point.x, y: object.y + point.y })),
    object.rotation,
  );
}

function along(object: BoardObject, course: readonly Point[], rotation = 0): BoardObject {
  const { points, ...box } = throughPoints(course, DIGITS);
  return { ...object, ...box, rotation, props: { ...object.props, points } };
}

function straightCourse(start: Point | HeldEnd, end: Point | HeldEnd, between: readonly Point[]): Point[] {
  const startAim = between[0] ?? aim(end);
  const endAim = between.at(-1) ?? aim(start);
  return [landing(start, startAim), ...between, landing(end, endAim)];
}

/** The points between the ends as somebody set them, without the corners of a line at right angles. */
export function clickedBetween(object: BoardObject): Point[] {
  const { width, height } = sizeOf(object);
  const given = pointsIn(textProp(object, "points"), width, height) ?? [];
  return given.slice(1, -1).map((point) => fromLocal(object, point));
}

/** From end to end through the points between; around what holds an end where it leaves. */
function elbowCourse(start: Point | HeldEnd, between: readonly Point[], end: Point | HeldEnd): Point[] {
  const [first, last] = [between[0], between.at(-1)];
  if (!first || !last) return routed(stopOf(start, aim(end)), stopOf(end, aim(start)));
  const leaving = routed(stopOf(start, first), stopOf(first, aim(start)));
  const arriving = routed(stopOf(last, aim(end)), stopOf(end, last));
  return squared([...leaving, ...between.slice(1, -1), ...arriving]);
}

function stopOf(end: Point | HeldEnd, towards: Point): Stop {
  const held = end instanceof HeldEnd;
  return { point: doorOf(end, towards), side: sideOf(end, towards), box: held ? end.box : undefined };
}

/** A curve between two points leaves its objects straight through the middles of the sides that face each other. */
function curve(object: BoardObject, start: Point | HeldEnd, end: Point | HeldEnd): BoardObject {
  const [startAim, endAim] = [aim(end), aim(start)];
  const seen = along(object, [doorOf(start, startAim), doorOf(end, endAim)]);
  leaveThrough(seen.props, { start: sideOf(start, startAim), end: sideOf(end, endAim) });
  return seen;
}

function doorOf(end: Point | HeldEnd, towards: Point): Point {
  return end instanceof HeldEnd ? end.atSide(towards) : end;
}

function sideOf(end: Point | HeldEnd, towards: Point): Side | undefined {
  return end instanceof HeldEnd ? end.side(towards) : undefined;
}

function aim(end: Point | HeldEnd): Point {
  return end instanceof HeldEnd ? end.aim : end;
}

function landing(end: Point | HeldEnd, towards: Point): Point {
  return end instanceof HeldEnd ? end.landing(towards) : end;
}

/** An end that is held to an object. */
class HeldEnd {
  private readonly anchored: Point | undefined;

  constructor(
    private readonly object: BoardObject,
    anchor: string,
  ) {
    const part = anchorIn(anchor);
    const { width, height } = sizeOf(object);
    this.anchored = part && fromLocal(object, { x: part.x * width, y: part.y * height });
  }

  /** Where the other end looks when it chooses its own place. */
  get aim(): Point {
    return this.anchored ?? centreOf(this.object);
  }

  get box(): Rect {
    return boundsOf(this.object);
  }

  landing(towards: Point): Point {
    return this.anchored ?? outlineTowards(this.object, towards);
  }

  /** The side through which a line towards a point leaves. */
  side(towards: Point): Side {
    const centre = centreOf(this.object);
    const { width, height } = sizeOf(this.object);
    const upright = turned(this.anchored ?? towards, centre, -this.object.rotation);
    const side = facing(centre, width / 2, height / 2, upright);
    // Turned objects are left along the nearest axis of the board.
    return facing({ x: 0, y: 0 }, 1, 1, turned(side, { x: 0, y: 0 }, this.object.rotation));
  }

  atSide(towards: Point): Point {
    if (this.anchored) return this.anchored;
    const { width, height } = sizeOf(this.object);
    const centre = centreOf(this.object);
    const side = this.side(towards);
    const far = Math.abs(width) + Math.abs(height);
    return outlineTowards(this.object, { x: centre.x + side.x * far, y: centre.y + side.y * far });
  }
}

/** A point of the board as a part of an object's box: what an anchor keeps. */
export function anchorAt(object: BoardObject, point: Point): Point {
  const local = toLocal(object, point);
  const { width, height } = sizeOf(object);
  return { x: width === 0 ? 0.5 : local.x / width, y: height === 0 ? 0.5 : local.y / height };
}
