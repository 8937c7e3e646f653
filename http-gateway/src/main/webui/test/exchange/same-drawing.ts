import { expect } from "vitest";
import type { NewObject } from "../../src/exchange/drawing";
import { asBoardObject } from "../../src/exchange/drawing";
import { spotsOf } from "../../src/exchange/points";
import { isPath } from "../../src/model/style";

const REFERENCES = ["frame", "startObject", "endObject"];
const ANCHORS = ["startAnchor", "endAnchor"];

/** Points are kept to a ten thousandth of their box, so a way there and back may move them by this part of it. */
const GRAIN = 3 / 10_000;

/** Expects the same objects in the same order; ids and groups may have other names. */
export function expectSame(after: readonly NewObject[], before: readonly NewObject[]): void {
  expect(after.map(({ kind }) => kind)).toEqual(before.map(({ kind }) => kind));
  const [names, namesBefore] = [new Names(after), new Names(before)];
  after.forEach((object, index) => {
    const other = before[index];
    if (!other) throw new Error("there are fewer");
    const label = `${object.kind} ${index}`;
    expect({ label, ...names.of(object) }).toEqual({ label, ...namesBefore.of(other) });
    expectSamePlace(object, other, label);
  });
}

function expectSamePlace(object: NewObject, other: NewObject, label: string): void {
  const grain =
    GRAIN * Math.max(Math.abs(other.width ?? 0), Math.abs(other.height ?? 0)) + 1e-6 * Math.abs(other.x) + 1e-3;
  const places = (one: NewObject) =>
    isPath(one.kind) ? spotsOf(one) : [one, { x: one.width ?? 0, y: one.height ?? 0 }];
  const [mine, theirs] = [places(object), places(other)];
  expect(mine.length, label).toBe(theirs.length);
  mine.forEach(({ x, y }, at) => {
    expect(Math.abs(x - (theirs[at]?.x ?? NaN)), `${label}, x of ${at}`).toBeLessThan(grain);
    expect(Math.abs(y - (theirs[at]?.y ?? NaN)), `${label}, y of ${at}`).toBeLessThan(grain);
  });
  expect(object.rotation, label).toBeCloseTo(other.rotation, 6);
}

/** Objects by their place in the drawing, groups by their first member. */
class Names {
  private readonly places: ReadonlyMap<unknown, number>;
  private readonly groups = new Map<string, number>();

  constructor(objects: readonly NewObject[]) {
    this.places = new Map(objects.map(({ id }, index) => [id, index]));
    objects.forEach(({ groupId }, index) => {
      if (groupId !== "" && !this.groups.has(groupId)) this.groups.set(groupId, index);
    });
  }

  of(object: NewObject): Record<string, unknown> {
    const props = Object.entries(asBoardObject(object).props).flatMap(([key, value]): [string, unknown][] => {
      if (key === "points") return [];
      if (REFERENCES.includes(key)) return [[key, this.places.get(value)]];
      if (ANCHORS.includes(key) && typeof value === "string") return [[key, value.split(",").map(roundedPart)]];
      return [[key, typeof value === "number" ? Number(value.toPrecision(6)) : value]];
    });
    return { group: this.groups.get(object.groupId), ...Object.fromEntries(props) };
  }
}

function roundedPart(part: string): number {
  return Math.round(Number(part) / 20);
}
