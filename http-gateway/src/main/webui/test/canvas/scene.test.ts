import { describe, expect, it } from "vitest";
import { boundsOf } from "../../src/canvas/geometry";
import { covers } from "../../src/canvas/hit-test";
import { LINE_HEIGHT } from "../../src/canvas/text-box";
import { fit, TextLayouts } from "../../src/canvas/text-layout";
import { inkOn } from "../../src/canvas/theme";
import type { Props } from "../../src/model/object";
import { anObject } from "../model/objects";
import { sceneOf } from "./boards";

describe("the scene", () => {
  it("gives what is in view in drawing order", () => {
    const { scene } = sceneOf(
      anObject("b", { zIndex: 2 }),
      anObject("a", { zIndex: 1 }),
      anObject("far", { x: 9_000 }),
    );
    const view = { left: 0, top: 0, right: 500, bottom: 500 };
    expect(scene.inView(view).map((object) => object.id)).toEqual(["a", "b"]);
  });

  it("gives the same at the first look as at any later one, whatever has changed in between", () => {
    const { board, scene } = sceneOf(
      ...Array.from({ length: 40 }, (_, i) => anObject(`${i}`, { x: i * 300, zIndex: i })),
    );
    const view = { left: 0, top: 0, right: 500, bottom: 500 };
    const look = () => scene.inView(view).map((object) => object.id);
    expect(look()).toEqual(["0", "1"]);
    board.updateAll(
      new Map([
        ["39", { x: 10 }],
        ["0", { x: 9_000 }],
      ]),
    );
    board.deleteAll(["1"]);
    expect(look()).toEqual(["39"]);
    board.update("2", { x: 20 });
    expect(look()).toEqual(["2", "39"]);
  });

  it("has in view what letters reach out of their object into, at every width of letters that fonts have on average", () => {
    const text =
      "Whoever writes more into a shape than there is room for\n\nsees all of it: incomprehensibilities, too.";
    for (const em of [0.45, 0.5, 0.55]) {
      const texts = new TextLayouts({ width: (part, size) => part.length * size * em, baseline: () => 0.9 });
      for (const width of [40, 90, 200, 500]) {
        const shape = anObject("shape", { kind: "rectangle", width, height: 30, props: { text, fontSize: 20 } });
        const { box, lines, fontSize } = texts.of(shape);
        const over = (lines.length * fontSize * LINE_HEIGHT - box.height) / 2;
        const { scene } = sceneOf(shape);
        for (const y of [shape.y + box.y - over + 1, shape.y + box.y + box.height + over - 1]) {
          const spot = { left: shape.x, top: y, right: shape.x + 1, bottom: y };
          expect(scene.inView(spot), `${em} ${width} ${y}`).toHaveLength(1);
        }
      }
    }
  });

  it("gives no more room to letters that fit", () => {
    const boundsWith = (props: Props) =>
      sceneOf(anObject("shape", { kind: "rectangle", width: 160, height: 60, props })).scene.paintBounds("shape");
    expect(boundsWith({ text: "two words", fontSize: 20 })).toEqual(boundsWith({}));
  });

  it("hits the topmost object, also after it was dragged there", () => {
    const { board, scene } = sceneOf(anObject("low"), anObject("high", { zIndex: 1, x: 500 }));
    expect(scene.at({ x: 60, y: 60 })?.id).toBe("low");
    board.drag(new Map([["high", { x: 0 }]]));
    expect(scene.at({ x: 60, y: 60 })?.id).toBe("high");
    expect(scene.at({ x: 560, y: 60 })).toBeUndefined();
  });

  it("forgets what was deleted", () => {
    const { board, scene } = sceneOf(anObject("a"));
    board.selection.set(["a"]);
    board.deleteSelected();
    expect(scene.all()).toEqual([]);
    expect(board.selection.ids.size).toBe(0);
  });
});

describe("geometry", () => {
  it("knows turned objects", () => {
    const bar = anObject("a", { kind: "rectangle", width: 100, height: 10, rotation: 90 });
    const bounds = boundsOf(bar);
    expect(bounds.left).toBeCloseTo(45);
    expect(bounds.bottom).toBeCloseTo(55);
    expect(covers(bar, { x: 50, y: 50 })).toBe(true);
    expect(covers(bar, { x: 90, y: 5 })).toBe(false);
  });

  it("knows the corners of an ellipse as outside", () => {
    const round = anObject("a", { kind: "ellipse", width: 100, height: 100 });
    expect(covers(round, { x: 50, y: 50 })).toBe(true);
    expect(covers(round, { x: 3, y: 3 })).toBe(false);
  });
});

describe("text", () => {
  const measure = (text: string, fontSize: number) => (text.length * fontSize) / 2;

  it("is broken at words, and within them where it must be", () => {
    expect(fit("to be or not", 50, 200, 10, measure).lines).toEqual(["to be or", "not"]);
    expect(fit("abcdefghijklmnop", 50, 200, 10, measure).lines).toEqual(["abcdefghij", "klmnop"]);
    expect(fit("a\n\nb", 50, 200, 10, measure).lines).toEqual(["a", "", "b"]);
  });

  it("gets smaller where it does not fit, down to a bound", () => {
    expect(fit("word ".repeat(20).trim(), 100, 80, 17, measure).fontSize).toBeLessThan(17);
    const much = fit("word ".repeat(500), 100, 80, 17, measure);
    expect(much.fontSize).toBe(8);
    expect(much.lines).toHaveLength(8);
  });

  it("is dark on light fills and light on dark ones", () => {
    expect(inkOn("#FFEB3B")).toBe("#1b2430");
    expect(inkOn("#D94B4B")).toBe("#ffffff");
    expect(inkOn("#1B2430")).toBe("#ffffff");
    expect(inkOn("nonsense")).toBe("#1b2430");
  });
});
