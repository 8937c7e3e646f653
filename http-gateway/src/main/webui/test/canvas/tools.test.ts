import { describe, expect, it } from "vitest";
import { Camera } from "../../src/canvas/camera";
import type { Scene } from "../../src/canvas/scene";
import { stepped } from "../../src/canvas/tools/line";
import type { Desk, PointerAt, ToolName, ToolState } from "../../src/canvas/tools/tool";
import { TOOLS } from "../../src/canvas/tools/tools";
import type { BoardModel } from "../../src/model/board-model";
import type { BoardObject } from "../../src/model/object";
import { textProp } from "../../src/model/object";
import type { Point } from "../../src/model/presence";
import { Sketch } from "../../src/model/sketch";
import { anObject } from "../model/objects";
import { sceneOf } from "./boards";
import { ADesk } from "./tools/a-desk";

type Keys = Partial<Pick<PointerAt, "shift" | "alt">>;

/** A tool in somebody's hand, at natural size: board and screen are the same. */
class Hand {
  readonly sketch = new Sketch();
  readonly board: BoardModel;
  readonly scene: Scene;
  /** What was opened for typing: ids of objects of the board, and new objects. */
  readonly typed: (string | BoardObject)[] = [];
  uses = 0;
  private state: ToolState;

  constructor(tool: ToolName, ...objects: BoardObject[]) {
    const { board, scene } = sceneOf(...objects);
    this.board = board;
    this.scene = scene;
    const desk: Desk = {
      ...new ADesk().desk,
      ...{ board, scene, sketch: this.sketch, camera: new Camera() },
      editText: (id) => this.typed.push(id),
      typeNew: (object) => this.typed.push(object),
      setTool: () => undefined,
      // Taking the next tool gives up what the state was doing.
      finished: () => {
        this.uses++;
        this.state.cancel?.();
      },
    };
    this.state = TOOLS[tool](desk);
  }

  down(x: number, y: number, keys: Keys = {}): this {
    return this.react((state) => state.down?.(at(x, y, keys)));
  }

  move(x: number, y: number, keys: Keys = {}): this {
    return this.react((state) => state.move?.(at(x, y, keys)));
  }

  /** Through many points between two events. */
  sweep(points: readonly Point[]): this {
    const { x, y } = points.at(-1) ?? { x: 0, y: 0 };
    const trail = points.map((point) => ({ ...point, pressure: undefined }));
    return this.react((state) => state.move?.({ ...at(x, y, {}), trail }));
  }

  up(x: number, y: number, keys: Keys = {}): this {
    return this.react((state) => state.up?.(at(x, y, keys)));
  }

  drag(from: Point, to: Point, keys: Keys = {}): this {
    return this.down(from.x, from.y, keys).move(to.x, to.y, keys).up(to.x, to.y, keys);
  }

  cancel(): this {
    return this.react((state) => state.cancel?.());
  }

  finish(): this {
    return this.react((state) => state.finish?.());
  }

  get objects(): BoardObject[] {
    return [...this.board.document.objects()];
  }

  private react(reaction: (state: ToolState) => ToolState | undefined): this {
    this.state = reaction(this.state) ?? this.state;
    return this;
  }
}

function at(x: number, y: number, { shift = false, alt = false }: Keys): PointerAt {
  return {
    screen: { x, y },
    board: { x, y },
    shift,
    alt,
    ctrl: false,
    finger: false,
    trail: [{ x, y, pressure: undefined }],
  };
}

const BOXES = [
  ["note", "sticky_note"],
  ["rectangle", "rectangle"],
  ["ellipse", "ellipse"],
  ["diamond", "diamond"],
  ["star", "star"],
  ["frame", "frame"],
] as const;

describe.each(BOXES)("the %s tool", (tool, kind) => {
  it("puts one in its usual size around a click, and picks it", () => {
    const hand = new Hand(tool).down(300, 200).move(302, 201).up(302, 201);
    const [object] = hand.objects;
    expect(hand.objects).toHaveLength(1);
    expect(object?.kind).toBe(kind);
    expect((object?.x ?? 0) + (object?.width ?? 0) / 2).toBe(300);
    expect((object?.y ?? 0) + (object?.height ?? 0) / 2).toBe(200);
    expect([...hand.board.selection.ids]).toEqual([object?.id]);
    expect(hand.uses).toBe(1);
  });

  it("makes one as large as it is dragged, shown while it grows, as one step", () => {
    const hand = new Hand(tool).down(100, 200).move(50, 260);
    expect(hand.objects).toHaveLength(0);
    expect(hand.sketch.drawn.objects[0]).toMatchObject({ kind, x: 50, y: 200, width: 50, height: 60 });
    hand.up(50, 260);
    expect(hand.objects[0]).toMatchObject({ kind, x: 50, y: 200, width: 50, height: 60 });
    expect(hand.sketch.drawn.objects).toHaveLength(0);
    hand.board.undo();
    expect(hand.objects).toHaveLength(0);
  });

  it("does nothing when it is cancelled or nobody may edit", () => {
    const hand = new Hand(tool).down(100, 200).move(50, 260).cancel();
    expect(hand.sketch.drawn.objects).toHaveLength(0);
    hand.board.editable = false;
    hand.drag({ x: 0, y: 0 }, { x: 90, y: 90 });
    expect(hand.objects).toHaveLength(0);
  });
});

describe("dragging a shape", () => {
  it("makes a square with shift, and grows from its middle with alt", () => {
    const square = new Hand("rectangle").drag({ x: 100, y: 100 }, { x: 60, y: 120 }, { shift: true });
    expect(square.objects[0]).toMatchObject({ x: 60, y: 100, width: 40, height: 40 });
    const middle = new Hand("rectangle").drag({ x: 100, y: 100 }, { x: 130, y: 120 }, { alt: true });
    expect(middle.objects[0]).toMatchObject({ x: 70, y: 80, width: 60, height: 40 });
  });
});

describe("the note tool", () => {
  it("opens the note for typing", () => {
    const hand = new Hand("note").down(0, 0).up(0, 0);
    expect(hand.typed).toEqual([hand.objects[0]?.id]);
  });
});

describe("the text tool", () => {
  it("makes nothing before there is a text", () => {
    const hand = new Hand("text").down(40, 40).up(40, 40);
    expect(hand.objects).toHaveLength(0);
    expect(hand.typed[0]).toMatchObject({ kind: "text" });
  });
});

describe("the frame tool", () => {
  it("takes in what it encloses whole and nobody has locked", () => {
    const inside = anObject("inside", { x: 20, y: 20, width: 50, height: 50 });
    const across = anObject("across", { x: 180, y: 20, width: 50, height: 50 });
    const locked = anObject("locked", { x: 100, y: 20, width: 50, height: 50, props: { locked: true } });
    const hand = new Hand("frame", inside, across, locked).drag({ x: 0, y: 0 }, { x: 200, y: 200 });
    const frame = hand.objects.find(({ kind }) => kind === "frame");
    const carried = hand.objects.filter(({ props }) => props["frame"] === frame?.id);
    expect(carried.map(({ id }) => id)).toEqual(["inside"]);
    hand.board.undo();
    expect(hand.board.get("inside")?.props["frame"]).toBeUndefined();
    expect(hand.objects).toHaveLength(3);
  });

  it("carries what is made within it later", () => {
    const frame = anObject("frame", { kind: "frame", x: 0, y: 0, width: 400, height: 400 });
    const hand = new Hand("star", frame).drag({ x: 50, y: 50 }, { x: 150, y: 150 });
    expect(hand.objects.find(({ kind }) => kind === "star")?.props["frame"]).toBe("frame");
  });
});

const isLine = ({ kind }: BoardObject) => kind === "arrow" || kind === "line";

describe("the arrow tool", () => {
  const left = anObject("left", { kind: "rectangle", x: 0, y: 0, width: 100, height: 100 });
  const right = anObject("right", { kind: "ellipse", x: 300, y: 0, width: 100, height: 100 });
  const made = (hand: Hand) => hand.objects.find(isLine);

  it("draws from press to release", () => {
    const hand = new Hand("arrow").drag({ x: 200, y: 100 }, { x: 150, y: 300 });
    expect(made(hand)).toMatchObject({ kind: "arrow", x: 150, y: 100, width: 50, height: 200 });
    expect(made(hand)?.props).toEqual({ points: "10000,0 0,10000" });
  });

  it("holds on to the objects it begins and ends in, and shows which while it is drawn", () => {
    const hand = new Hand("arrow", left, right).down(50, 50).move(340, 60);
    expect(hand.sketch.drawn.holder?.id).toBe("right");
    hand.up(340, 60);
    expect(made(hand)?.props).toMatchObject({ startObject: "left", endObject: "right" });
    expect(made(hand)?.props["endAnchor"]).toBeUndefined();
    expect(hand.sketch.drawn.holder).toBeUndefined();
  });

  it("holds on to a place of the outline when it ends there, to the middle of a side when that is near", () => {
    const edge = new Hand("arrow", left).drag({ x: 200, y: 200 }, { x: 103, y: 20 });
    expect(made(edge)?.props).toMatchObject({ endObject: "left", endAnchor: "10000,2000" });
    const middle = new Hand("arrow", left).drag({ x: 200, y: 200 }, { x: 103, y: 55 });
    expect(made(middle)?.props).toMatchObject({ endObject: "left", endAnchor: "10000,5000" });
  });

  it("stays free with alt, within frames, and where it would end on the object it begins in", () => {
    const alt = new Hand("arrow", left, right).drag({ x: 50, y: 50 }, { x: 340, y: 60 }, { alt: true });
    expect(Object.keys(made(alt)?.props ?? {})).toEqual(["points"]);
    const frame = anObject("frame", { kind: "frame", x: 0, y: 0, width: 600, height: 600 });
    const within = new Hand("arrow", frame).drag({ x: 100, y: 100 }, { x: 300, y: 300 });
    expect(made(within)?.props).toEqual({ points: "0,0 10000,10000", frame: "frame" });
    const loop = new Hand("arrow", left).drag({ x: 30, y: 30 }, { x: 70, y: 70 });
    expect(made(loop)?.props).toMatchObject({ startObject: "left" });
    expect(made(loop)?.props["endObject"]).toBeUndefined();
  });

  const click = (hand: Hand, x: number, y: number) => hand.down(x, y).up(x, y);
  const points = (hand: Hand) => textProp(hand.objects.find(isLine) ?? anObject("none"), "points");

  it("goes from click to click, shows the way to the pointer, and ends with a click on the last point", () => {
    const hand = new Hand("line");
    click(hand, 0, 0).move(50, 10);
    expect(hand.sketch.drawn.objects[0]).toMatchObject({ width: 50, height: 10 });
    click(click(hand, 100, 0), 100, 100).move(0, 90);
    expect(hand.sketch.drawn.objects[0]?.props["points"]).toBe("0,0 10000,0 10000,10000 0,9000");
    expect(hand.objects).toHaveLength(0);
    click(hand, 102, 101);
    expect(points(hand)).toBe("0,0 10000,0 10000,10000");
    expect(hand.objects).toHaveLength(1);
    expect(hand.uses).toBe(1);
    hand.board.undo();
    expect(hand.objects).toHaveLength(0);
  });

  it("ends with Enter, keeps what is there when it is given up, and makes no line of one point", () => {
    const enter = click(click(new Hand("line"), 0, 0), 50, 0).finish();
    expect(points(enter)).toBe("0,0 10000,0");
    const given = click(click(new Hand("line"), 0, 0), 50, 0)
      .move(80, 80)
      .cancel();
    expect(given.objects).toHaveLength(1);
    expect(given.sketch.drawn.objects).toHaveLength(0);
    given.cancel();
    expect(given.objects).toHaveLength(1);
    expect(click(new Hand("line"), 0, 0).cancel().objects).toHaveLength(0);
    expect(click(click(new Hand("line"), 0, 0), 1, 1).objects).toHaveLength(0);
  });

  it("is held at its first and last click only, and keeps to 15 degrees from the point before with shift", () => {
    const hand = click(click(new Hand("arrow", left, right), 50, 50), 200, 300);
    hand.down(230, 303, { shift: true }).up(230, 303, { shift: true });
    click(click(hand, 350, 60), 350, 60);
    expect(made(hand)?.props).toMatchObject({ startObject: "left", endObject: "right" });
    const [, , third = ""] = points(hand).split(" ");
    expect(third.split(",")[1]).toBe("10000");
  });

  it("has an end", () => {
    const hand = new Hand("line");
    for (let i = 0; i < 600 && hand.objects.length === 0; i++) click(hand, i * 20, (i % 2) * 50);
    expect(points(hand).split(" ")).toHaveLength(500);
  });

  it("runs at steps of 15 degrees with shift", () => {
    for (const [x, y] of [
      [100, 3],
      [70, 60],
      [-20, 90],
    ] as const) {
      const to = stepped({ x: 0, y: 0 }, { x, y });
      const degrees = (Math.atan2(to.y, to.x) * 180) / Math.PI;
      expect(Math.abs(degrees / 15 - Math.round(degrees / 15))).toBeLessThan(1e-9);
      expect(Math.hypot(to.x, to.y)).toBeCloseTo(Math.hypot(x, y));
    }
    const hand = new Hand("line").drag({ x: 0, y: 0 }, { x: 100, y: 4 }, { shift: true });
    expect(made(hand)?.height).toBeCloseTo(0);
  });
});

describe("the pen", () => {
  it("makes a stroke of where it went, stays in hand, and picks nothing", () => {
    const hand = new Hand("pen").down(0, 0);
    for (let i = 1; i <= 50; i++) hand.move(i * 4, 40 * Math.sin(i / 5));
    expect(hand.sketch.drawn.objects).toHaveLength(1);
    hand.up(200, 40 * Math.sin(10));
    expect(hand.objects).toHaveLength(1);
    expect(hand.objects[0]).toMatchObject({ kind: "pen", x: 0 });
    expect(hand.objects[0]?.width).toBeCloseTo(200);
    expect(hand.uses).toBe(0);
    expect(hand.board.selection.ids.size).toBe(0);
  });

  it("leaves a dot at a single press", () => {
    expect(new Hand("pen").down(9, 9).up(9, 9).objects).toHaveLength(1);
  });

  it("works through a stroke without end in parts", () => {
    const hand = new Hand("pen").down(0, 0);
    const zigzag = (from: number) => Array.from({ length: 1_200 }, (_, i) => ({ x: (i % 2) * 30, y: from + i * 3 }));
    hand.sweep(zigzag(0)).sweep(zigzag(3_600)).sweep(zigzag(7_200));
    expect(hand.objects.map(({ kind }) => kind)).toEqual(["pen", "pen"]);
    expect(hand.sketch.drawn.objects[0]?.y).toBeGreaterThan(7_000);
    hand.cancel().board.undo();
    expect(hand.objects).toHaveLength(0);
  });
});

describe("the eraser", () => {
  const row = [0, 200, 400].map((x, i) => anObject(`n${i}`, { x, y: 0, width: 100, height: 100 }));

  it("deletes what it passed over when it is lifted, as one step; until then that is faint", () => {
    const hand = new Hand("eraser", ...row).down(-50, 50).move(320, 50);
    expect(hand.objects).toHaveLength(3);
    expect([...hand.sketch.drawn.fading].sort()).toEqual(["n0", "n1"]);
    hand.up(320, 50);
    expect(hand.objects.map(({ id }) => id)).toEqual(["n2"]);
    expect(hand.sketch.drawn.fading.size).toBe(0);
    hand.board.undo();
    expect(hand.objects).toHaveLength(3);
  });

  it("spares what is locked, and all when it is cancelled", () => {
    const locked = { ...row[0], props: { locked: true } } as BoardObject;
    const hand = new Hand("eraser", locked).drag({ x: -50, y: 50 }, { x: 150, y: 50 });
    expect(hand.objects).toHaveLength(1);
    const kept = new Hand("eraser", ...row).down(50, 50).move(60, 50).cancel();
    expect(kept.objects).toHaveLength(3);
    expect(kept.sketch.drawn.fading.size).toBe(0);
  });

  it("takes the rest of a group along", () => {
    const grouped = row.map((note, i) => ({ ...note, groupId: i < 2 ? "g" : "" }));
    const hand = new Hand("eraser", ...grouped).drag({ x: 50, y: 50 }, { x: 55, y: 50 });
    expect(hand.objects.map(({ id }) => id)).toEqual(["n2"]);
  });
});
