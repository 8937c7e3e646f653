import type { Point } from "../model/presence";
import type { Side } from "./elbow";
import type { Rect } from "./geometry";

/** What a bend costs, in board units of a longer way. */
const BEND = 500;

/** What runs in the middle between the objects is taken before what is as short and runs along one of them. */
const OFF_MIDDLE = 1.001;

const WAYS: readonly Side[] = [
  { x: 1, y: 0 },
  { x: 0, y: 1 },
  { x: -1, y: 0 },
  { x: 0, y: -1 },
];

/** Where the lines of a grid are along one axis. */
export interface Lines {
  readonly at: readonly number[];
  readonly middle: number | undefined;
}

/** Crossing lines: at most 7 each way for two boxes, so that a search visits at most 196 states. */
export class Grid {
  constructor(
    private readonly xs: Lines,
    private readonly ys: Lines,
    private readonly boxes: readonly Rect[],
  ) {}

  get width(): number {
    return this.xs.at.length;
  }

  get size(): number {
    return this.xs.at.length * this.ys.at.length;
  }

  /** The crossing at a point that lies on two lines. */
  crossing({ x, y }: Point): number {
    return this.ys.at.indexOf(y) * this.width + this.xs.at.indexOf(x);
  }

  point(crossing: number): Point {
    return { x: this.xs.at[crossing % this.width] ?? 0, y: this.ys.at[Math.floor(crossing / this.width)] ?? 0 };
  }

  /** The next crossing in a direction; undefined at the border, and where a box is between. */
  next(crossing: number, way: Side): number | undefined {
    const column = (crossing % this.width) + way.x;
    const row = Math.floor(crossing / this.width) + way.y;
    if (column < 0 || column >= this.width || row < 0 || row >= this.ys.at.length) return undefined;
    const next = row * this.width + column;
    const [a, b] = [this.point(crossing), this.point(next)];
    const [x, y] = [(a.x + b.x) / 2, (a.y + b.y) / 2];
    const inside = ({ left, top, right, bottom }: Rect) => x > left && x < right && y > top && y < bottom;
    return this.boxes.some(inside) ? undefined : next;
  }

  cost(a: Point, b: Point): number {
    const isMiddle = a.x === b.x ? a.x === this.xs.middle : a.y === this.ys.middle;
    return (Math.abs(a.x - b.x) + Math.abs(a.y - b.y)) * (isMiddle ? 1 : OFF_MIDDLE);
  }
}

/**
 * The way from one crossing to another that is shortest with its bends, or undefined. It sets out in direction `out` and
 * arrives against `back`, each any direction where undefined.
 *
 * Dijkstra's search; a state is a crossing and the direction in which it was reached.
 */
export function cheapest(
  grid: Grid,
  from: Point,
  out: Side | undefined,
  to: Point,
  back: Side | undefined,
): Point[] | undefined {
  const ways = WAYS.length;
  const costs = new Array<number>(grid.size * ways).fill(Infinity);
  const before = new Array<number>(grid.size * ways).fill(-1);
  const open = new Set<number>();
  const first = grid.crossing(from) * ways;
  WAYS.forEach((way, i) => {
    if (out && (way.x !== out.x || way.y !== out.y)) return;
    costs[first + i] = 0;
    open.add(first + i);
  });
  const goal = grid.crossing(to);
  let best: { state: number; cost: number } | undefined;
  for (let state = least(open, costs); state !== undefined; state = least(open, costs)) {
    open.delete(state);
    const cost = costs[state] ?? Infinity;
    if (best && cost >= best.cost) break;
    const [crossing, heading] = [Math.floor(state / ways), WAYS[state % ways]];
    if (!heading) continue;
    if (crossing === goal) {
      const turn = back ? turnCost(heading, { x: -back.x, y: -back.y }) : 0;
      if (cost + turn < (best?.cost ?? Infinity)) best = { state, cost: cost + turn };
    }
    WAYS.forEach((way, i) => {
      const next = grid.next(crossing, way);
      if (next === undefined) return;
      const total = cost + turnCost(heading, way) + grid.cost(grid.point(crossing), grid.point(next));
      if (total >= (costs[next * ways + i] ?? Infinity)) return;
      costs[next * ways + i] = total;
      before[next * ways + i] = state;
      open.add(next * ways + i);
    });
  }
  return best && trace(best.state, before).map((state) => grid.point(Math.floor(state / ways)));
}

function least(open: ReadonlySet<number>, costs: readonly number[]): number | undefined {
  let found: number | undefined;
  for (const state of open) {
    if (found === undefined || (costs[state] ?? Infinity) < (costs[found] ?? Infinity)) found = state;
  }
  return found;
}

/** Nothing turns back on itself. */
function turnCost(from: Side, to: Side): number {
  const along = from.x * to.x + from.y * to.y;
  return along > 0 ? 0 : along < 0 ? Infinity : BEND;
}

function trace(last: number, before: readonly number[]): number[] {
  const states: number[] = [];
  for (let state = last; state >= 0; state = before[state] ?? -1) states.push(state);
  return states.reverse();
}
