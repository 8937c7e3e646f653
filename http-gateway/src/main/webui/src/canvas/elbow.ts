import type { Point } from "../model/presence";

/** Where a line leaves an object: a unit vector along one axis. */
export type Side = Point;

/** Board units that a held elbow line goes straight on before it turns, where there is room. */
export const STUB = 24;

/**
 * From `start` to `end` in horizontal and vertical pieces, leaving each through its side; undefined: any side. It goes
 * straight on for `stub` board units there.
 */
export function elbow(
  start: Point,
  startSide: Side | undefined,
  end: Point,
  endSide: Side | undefined,
  stub = STUB,
): Point[] {
  const leave = startSide ?? towards(start, end);
  const arrive = endSide ?? towards(end, start);
  const from = startSide ? moved(start, leave, stub) : start;
  const to = endSide ? moved(end, arrive, stub) : end;
  return straightened([start, from, ...bends(from, leave, to, arrive), to, end]);
}

/** Makes pieces that run askew horizontal and vertical ones. */
export function squared(points: readonly Point[]): Point[] {
  const result: Point[] = [];
  for (const point of points) {
    const last = result.at(-1);
    if (last && Math.abs(point.x - last.x) > 0.01 && Math.abs(point.y - last.y) > 0.01) {
      result.push(...elbow(last, undefined, point, undefined).slice(1));
    } else {
      result.push(point);
    }
  }
  return straightened(result);
}

/** The side of a box around `centre` that faces a point: half sizes weigh, so that wide boxes are left above and below. */
export function facing(centre: Point, halfWidth: number, halfHeight: number, point: Point): Side {
  const x = (point.x - centre.x) / Math.max(1, Math.abs(halfWidth));
  const y = (point.y - centre.y) / Math.max(1, Math.abs(halfHeight));
  return Math.abs(x) >= Math.abs(y) ? { x: Math.sign(x) || 1, y: 0 } : { x: 0, y: Math.sign(y) };
}

function towards(from: Point, to: Point): Side {
  return facing(from, 1, 1, to);
}

function moved(point: Point, side: Side, by: number): Point {
  return { x: point.x + side.x * by, y: point.y + side.y * by };
}

function bends(from: Point, leave: Side, to: Point, arrive: Side): Point[] {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  if (leave.x !== 0 && arrive.x !== 0) {
    const x = (from.x + to.x) / 2;
    const y = (from.y + to.y) / 2;
    if (leave.x === arrive.x) {
      const far = leave.x > 0 ? Math.max(from.x, to.x) : Math.min(from.x, to.x);
      return vertically(from, to, far);
    }
    return dx * leave.x >= 0 ? vertically(from, to, x) : horizontally(from, to, y);
  }
  if (leave.y !== 0 && arrive.y !== 0) {
    const x = (from.x + to.x) / 2;
    const y = (from.y + to.y) / 2;
    if (leave.y === arrive.y) {
      const far = leave.y > 0 ? Math.max(from.y, to.y) : Math.min(from.y, to.y);
      return horizontally(from, to, far);
    }
    return dy * leave.y >= 0 ? horizontally(from, to, y) : vertically(from, to, x);
  }
  if (leave.x !== 0) return dx * leave.x >= 0 && dy * arrive.y <= 0 ? [corner(to, from)] : [corner(from, to)];
  return dy * leave.y >= 0 && dx * arrive.x <= 0 ? [corner(from, to)] : [corner(to, from)];
}

function corner(x: Point, y: Point): Point {
  return { x: x.x, y: y.y };
}

function vertically(from: Point, to: Point, x: number): Point[] {
  return [
    { x, y: from.y },
    { x, y: to.y },
  ];
}

function horizontally(from: Point, to: Point, y: number): Point[] {
  return [
    { x: from.x, y },
    { x: to.x, y },
  ];
}

/** Without points that lie on the way between their neighbours. */
export function straightened(points: readonly Point[]): Point[] {
  const result: Point[] = [];
  for (const point of points) {
    const last = result.at(-1);
    if (last && Math.abs(last.x - point.x) < 0.01 && Math.abs(last.y - point.y) < 0.01) continue;
    const before = result.at(-2);
    const onWay = before && last && between(before, last, point);
    if (onWay) result.pop();
    result.push(point);
  }
  const [only] = points;
  return result.length === 1 && only ? [only, only] : result;
}

function between(a: Point, b: Point, c: Point): boolean {
  const upright = Math.abs(a.x - b.x) < 0.01 && Math.abs(b.x - c.x) < 0.01;
  const level = Math.abs(a.y - b.y) < 0.01 && Math.abs(b.y - c.y) < 0.01;
  return upright || level;
}
