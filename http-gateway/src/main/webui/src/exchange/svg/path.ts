import type { Point } from "../../model/presence";
import { short } from "./markup";

/** Writes the `d` of a path; has of a Path2D what drawing lines, heads and pen strokes needs. */
export class PathText {
  private readonly parts: string[] = [];
  private at: Point | undefined;

  get text(): string {
    return this.parts.join("");
  }

  moveTo(x: number, y: number): void {
    this.add("M", x, y);
  }

  lineTo(x: number, y: number): void {
    this.add(this.at ? "L" : "M", x, y);
  }

  bezierCurveTo(x1: number, y1: number, x2: number, y2: number, x: number, y: number): void {
    this.add("C", x1, y1, x2, y2, x, y);
  }

  quadraticCurveTo(x1: number, y1: number, x: number, y: number): void {
    this.add("Q", x1, y1, x, y);
  }

  closePath(): void {
    this.parts.push("Z");
  }

  /** Only whole circles are needed. */
  arc(x: number, y: number, radius: number): void {
    this.add("M", x + radius, y);
    this.add("A", radius, radius, 0, 1, 1, x - radius, y);
    this.add("A", radius, radius, 0, 1, 1, x + radius, y);
    this.closePath();
  }

  /** Of corners with a right angle: there the round part begins and ends at the radius from the corner. */
  arcTo(cornerX: number, cornerY: number, nextX: number, nextY: number, radius: number): void {
    const corner = { x: cornerX, y: cornerY };
    const before = towards(corner, this.at ?? corner, radius);
    const after = towards(corner, { x: nextX, y: nextY }, radius);
    this.lineTo(before.x, before.y);
    this.quadraticCurveTo(cornerX, cornerY, after.x, after.y);
  }

  private add(command: string, ...numbers: number[]): void {
    this.parts.push(command, numbers.map(short).join(" "));
    const [x = 0, y = 0] = numbers.slice(-2);
    this.at = { x, y };
  }
}

function towards(from: Point, to: Point, length: number): Point {
  const far = Math.hypot(to.x - from.x, to.y - from.y);
  const part = far === 0 ? 0 : length / far;
  return { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
}
