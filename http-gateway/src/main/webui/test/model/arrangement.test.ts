import { beforeEach, describe, expect, it } from "vitest";
import { BoardModel } from "../../src/model/board-model";
import type { Operation } from "../../src/model/change";
import type { BoardObject } from "../../src/model/object";
import { isUuid } from "../../src/model/uuid";
import { anObject } from "./objects";

let board: BoardModel;
let made: Operation[];

beforeEach(() => {
  board = new BoardModel();
  made = [];
  board.editable = true;
  board.edited.on((operation) => made.push(operation));
});

function holding(...objects: BoardObject[]): void {
  board.document.stageSnapshot(objects, 1n);
  board.document.joined(7n, 1n, "Board");
}

const groupOf = (id: string) => board.get(id)?.groupId;

describe("groups", () => {
  beforeEach(() => holding(...["a", "b", "c", "d"].map((id) => anObject(id))));

  it("are made, take up other groups and are dissolved, in one step each", () => {
    const pair = board.arrangement.group(["a", "b"]) ?? "";
    expect(isUuid(pair)).toBe(true);
    expect(board.withGroups(["a", "d"])).toEqual(new Set(["a", "d", "b"]));
    const three = board.arrangement.group(["b", "c"]);
    expect(["a", "b", "c", "d"].map(groupOf)).toEqual([three, three, three, ""]);
    board.undo();
    expect(["a", "b", "c"].map(groupOf)).toEqual([pair, pair, ""]);
    board.arrangement.ungroup(["a"]);
    expect(["a", "b"].map(groupOf)).toEqual(["", ""]);
    board.undo();
    expect(["a", "b"].map(groupOf)).toEqual([pair, pair]);
  });

  it("have two members at least", () => {
    expect(board.arrangement.group(["a"])).toBeUndefined();
    expect(board.arrangement.group(["a", "gone"])).toBeUndefined();
    expect(made).toEqual([]);
  });
});

describe("order", () => {
  it("is changed in one step, with what a frame carries", () => {
    holding(
      anObject("f", { kind: "frame" }),
      anObject("in", { zIndex: 1, props: { frame: "f" } }),
      anObject("top", { zIndex: 2 }),
    );
    board.arrangement.toFront(["f"]);
    expect(["f", "in"].map((id) => board.get(id)?.zIndex)).toEqual([3, 4]);
    board.undo();
    expect(["f", "in"].map((id) => board.get(id)?.zIndex)).toEqual([0, 1]);
  });

  it("puts a new object on top as the server sees it, or where it is told", () => {
    holding(anObject("a", { zIndex: 6 }));
    board.createObject({ id: "n", kind: "text", x: 0, y: 0, rotation: 0, props: {}, groupId: "" });
    board.createObject(anObject("m", { zIndex: 3 }));
    expect(made.map(({ edit }) => edit.type === "create" && [edit.object.zIndex, edit.placeOnTop])).toEqual([
      [7, true],
      [3, false],
    ]);
  });
});

describe("copies", () => {
  const named = (ids: Iterable<string>, name: string): BoardObject => {
    const found = [...ids].flatMap((id) => board.get(id) ?? []).find(({ props }) => props["name"] === name);
    if (!found) throw new Error(`no copy of ${name}`);
    return found;
  };

  it("have groups, frames and holders of their own", () => {
    holding(
      anObject("f", { kind: "frame", props: { name: "f" } }),
      anObject("a", { zIndex: 2, groupId: "g", props: { name: "a", frame: "f" } }),
      anObject("b", { zIndex: 1, groupId: "g", props: { name: "b", frame: "f" } }),
      anObject("l", {
        zIndex: 3,
        kind: "arrow",
        props: { name: "l", startObject: "a", startAnchor: "0,0", endObject: "z", endAnchor: "1,1" },
      }),
      anObject("z", { zIndex: 9 }),
    );
    const ids = board.duplicate(["l", "f"], { x: 10, y: 20 });
    const [f, a, b, l] = [named(ids, "f"), named(ids, "a"), named(ids, "b"), named(ids, "l")];
    expect(ids).toEqual([f.id, b.id, a.id, l.id]);
    expect([f, b, a, l].map((object) => object.zIndex)).toEqual([10, 11, 12, 13]);
    expect(a).toMatchObject({ x: 10, y: 20, props: { frame: f.id }, version: 0 });
    expect(a.groupId).toBe(b.groupId);
    expect(isUuid(a.groupId)).toBe(true);
    expect(l.props).toEqual({ name: "l", startObject: a.id, startAnchor: "0,0" });
    board.undo();
    expect(board.document.size).toBe(5);
  });

  it("stay in a frame that is there, and in no group by themselves", () => {
    holding(anObject("f", { kind: "frame" }), anObject("a", { groupId: "g", props: { frame: "f" } }));
    const [id] = board.duplicate(["a"], { x: 0, y: 0 });
    expect(board.get(id ?? "")).toMatchObject({ groupId: "", props: { frame: "f" } });
    const [pasted] = board.copyOf([anObject("other", { props: { frame: "elsewhere" } })], { x: 1, y: 1 });
    expect(pasted?.props).toEqual({});
    expect(made).toHaveLength(1);
  });

  it("are not made where editing is not possible", () => {
    holding(anObject("a"));
    board.editable = false;
    expect(board.duplicate(["a"], { x: 0, y: 0 })).toEqual([]);
    expect(board.document.size).toBe(1);
  });
});

describe("deleting many", () => {
  it("is one step, passes over what is gone, and lets go of them", () => {
    holding(anObject("a"), anObject("b"), anObject("c"));
    board.selection.set(["a", "b", "c"]);
    board.deleteAll(["a", "b", "gone", "a"]);
    expect(made).toHaveLength(2);
    expect([...board.selection.ids]).toEqual(["c"]);
    board.undo();
    expect(board.document.size).toBe(3);
  });
});
