import { describe, expect, it } from "vitest";
import { anObject } from "../model/objects";
import { sceneOf } from "./boards";

const frame = anObject("frame", { kind: "frame", x: 0, y: 0, width: 300, height: 300, zIndex: 5 });
const inner = anObject("inner", { kind: "frame", x: 100, y: 100, width: 100, height: 100, props: { frame: "frame" } });
const child = anObject("child", { x: 250, y: 20, width: 100, height: 100, props: { frame: "frame" } });
const deep = anObject("deep", { x: 150, y: 150, width: 100, height: 100, props: { frame: "inner" } });
const other = anObject("other", { x: 400, y: 400, zIndex: 7 });

describe("a frame", () => {
  it("is drawn below what it carries, whatever the order says, and all that together", () => {
    const { scene } = sceneOf(child, deep, other, inner, frame);
    expect(scene.all().map(({ id }) => id)).toEqual(["frame", "child", "inner", "deep", "other"]);
    const view = { left: 0, top: 0, right: 320, bottom: 320 };
    expect(scene.inView(view).map(({ id }) => id)).toEqual(["frame", "child", "inner", "deep"]);
  });

  it("takes along what it carries, frames in it included", () => {
    const { scene } = sceneOf(frame, inner, child, deep, other);
    expect([...scene.carried(["frame", "other"])].sort()).toEqual(["child", "deep", "frame", "inner", "other"]);
    expect([...scene.carried(["child"])]).toEqual(["child"]);
  });

  it("cuts off what it carries for the pointer, too", () => {
    const { scene } = sceneOf(frame, inner, child, deep);
    expect(scene.at({ x: 270, y: 50 })?.id).toBe("child");
    expect(scene.at({ x: 330, y: 50 })).toBeUndefined();
    expect(scene.at({ x: 180, y: 180 })?.id).toBe("deep");
    expect(scene.at({ x: 230, y: 180 })).toBeUndefined();
  });

  it("carries nothing in a circle", () => {
    const a = anObject("a", { kind: "frame", props: { frame: "b" } });
    const b = anObject("b", { kind: "frame", props: { frame: "a" } });
    const { scene } = sceneOf(
      a,
      b,
      anObject("c", { props: { frame: "a" } }),
      anObject("self", { props: { frame: "self" } }),
    );
    expect(scene.all()).toHaveLength(4);
    expect([...scene.carried(["a"])].sort()).toEqual(["a", "b", "c"]);
  });

  it("lets go of what it carries when it is deleted, and the order stays", () => {
    const { board, scene } = sceneOf(frame, child, other);
    board.deleteAll(["frame"]);
    expect(scene.at({ x: 330, y: 50 })?.id).toBe("child");
    expect([...scene.carried(["child"])]).toEqual(["child"]);
  });

  it("takes what is moved into it, and lets go of what is moved out", () => {
    const { board, scene } = sceneOf(frame, inner, child, other);
    board.updateAll(
      new Map([
        ["other", { x: 20, y: 20 }],
        ["child", { x: 500 }],
      ]),
    );
    const patches = scene.reframed(["other", "child"]);
    expect(patches.get("other")).toEqual({ props: { frame: "frame" } });
    expect(patches.get("child")).toEqual({ props: { frame: null } });
  });

  it("is not put into what it carries, and what moves along stays", () => {
    const { scene } = sceneOf(frame, inner, child, deep);
    expect(scene.reframed(["frame", "inner", "child", "deep"]).size).toBe(0);
  });
});

describe("what is locked", () => {
  it("cannot be picked by pointing", () => {
    const { scene } = sceneOf(anObject("low"), anObject("high", { zIndex: 1, props: { locked: true } }));
    expect(scene.at({ x: 60, y: 60 })?.id).toBe("low");
  });
});
