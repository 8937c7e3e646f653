import { beforeEach, describe, expect, it } from "vitest";
import { BoardModel } from "../../src/model/board-model";
import type { Change, Edit, Operation } from "../../src/model/change";
import { MAX_PENDING } from "../../src/model/document";
import { MAX_STEPS } from "../../src/model/history";
import type { ObjectPatch } from "../../src/model/object";
import { anObject } from "./objects";

let board: BoardModel;
let made: Operation[];

beforeEach(() => {
  board = new BoardModel();
  made = [];
  board.editable = true;
  board.edited.on((operation) => made.push(operation));
  board.document.stageSnapshot([anObject("a", { props: { text: "old" } }), anObject("b", { zIndex: 1 })], 1n);
  board.document.joined(7n, 1n, "Board");
});

const receive = (change: Change, operationId = "theirs") =>
  board.document.receive(board.document.position.seq + 1n, operationId, change);
const theyUpdate = (objectId: string, patch: ObjectPatch) => receive({ type: "updated", objectId, patch, version: 2 });

/** The server accepts everything that was made here and not yet told. */
function confirm(): void {
  for (const { id, edit } of made.splice(0)) receive(changeOf(edit), id);
}

function changeOf(edit: Edit): Change {
  if (edit.type === "create") return { type: "created", object: edit.object };
  if (edit.type === "update") return { type: "updated", objectId: edit.objectId, patch: edit.patch, version: 2 };
  if (edit.type === "delete") return { type: "deleted", objectId: edit.objectId };
  return { type: "renamed", name: edit.name };
}

describe("undo", () => {
  it("is a new edit with the former values, and redo another", () => {
    board.update("a", { x: 5, props: { text: "new", fill: "#fff" } });
    expect(board.undo()).toBe(true);
    expect(board.get("a")).toMatchObject({ x: 0, props: { text: "old" } });
    expect(board.get("a")?.props).not.toHaveProperty("fill");
    expect(made.map(({ edit }) => edit.type)).toEqual(["update", "update"]);
    expect(new Set(made.map(({ id }) => id)).size).toBe(2);
    expect(board.redo()).toBe(true);
    expect(board.get("a")).toMatchObject({ x: 5, props: { text: "new", fill: "#fff" } });
    expect(board.redo()).toBe(false);
  });

  it("leaves fields that somebody else has changed since", () => {
    board.update("a", { x: 5, y: 6, props: { text: "mine", fill: "#111111" } });
    confirm();
    theyUpdate("a", { x: 9, props: { text: "theirs" } });
    board.undo();
    expect(board.get("a")).toMatchObject({ x: 9, y: 0, props: { text: "theirs" } });
    expect(made.map(({ edit }) => edit)).toEqual([
      { type: "update", objectId: "a", patch: { y: 0, props: { fill: null } } },
    ]);
  });

  it("gives back what somebody else had written just before, as the log has it", () => {
    board.update("a", { x: 5 });
    theyUpdate("a", { x: 9 });
    confirm();
    expect(board.get("a")?.x).toBe(5);
    board.undo();
    expect(board.get("a")?.x).toBe(9);
  });

  it("works again once they have taken their change back", () => {
    board.update("a", { x: 5 });
    confirm();
    theyUpdate("a", { x: 9 });
    theyUpdate("a", { x: 5 });
    board.undo();
    expect(board.get("a")?.x).toBe(0);
  });

  it("passes over steps of which nothing is left", () => {
    board.update("b", { x: 1 });
    board.update("a", { x: 5 });
    confirm();
    theyUpdate("a", { x: 9 });
    expect(board.undo()).toBe(true);
    expect(board.get("a")?.x).toBe(9);
    expect(board.get("b")?.x).toBe(0);
    expect(board.history.canUndo).toBe(false);
  });

  it("of a creation deletes, with what others did to it; redo brings that back", () => {
    board.createObject(anObject("n", { zIndex: 4 }));
    confirm();
    theyUpdate("n", { x: 3 });
    board.undo();
    expect(board.get("n")).toBeUndefined();
    board.redo();
    expect(board.get("n")).toMatchObject({ x: 3, zIndex: 4 });
  });

  it("of a deletion creates it again under its id, where it was, with what others did before", () => {
    board.deleteAll(["b"]);
    theyUpdate("b", { x: 3 });
    confirm();
    board.undo();
    expect(board.get("b")).toMatchObject({ id: "b", x: 3, zIndex: 1 });
    expect(made[0]?.edit).toMatchObject({ type: "create", object: { id: "b" } });
    expect(made[0]?.edit).not.toHaveProperty("placeOnTop", true);
  });

  it("does nothing to what others deleted", () => {
    board.update("a", { x: 5 });
    confirm();
    receive({ type: "deleted", objectId: "a" });
    expect(board.undo()).toBe(false);
    expect(made).toEqual([]);
  });

  it("compares props by what they hold", () => {
    board.update("a", { props: { list: [1, { k: null }], other: [1] } });
    confirm();
    theyUpdate("a", { props: { list: [1, { k: null }], other: [2] } });
    board.undo();
    expect(board.get("a")?.props).toEqual({ text: "old", other: [2] });
  });

  it("gives an object without a size the one it was shown with", () => {
    board.update("a", { width: 300 });
    board.undo();
    expect(board.get("a")?.width).toBe(120);
  });

  it("does not rename the board", () => {
    board.edit({ type: "rename", name: "New" });
    expect(board.history.canUndo).toBe(false);
  });
});

describe("steps", () => {
  it("are transactions, inner ones part of the outer", () => {
    board.transaction(() => {
      board.update("a", { x: 5 });
      board.transaction(() => board.update("b", { x: 6 }));
      board.update("a", { x: 7 });
      expect(board.undo()).toBe(false);
    });
    board.undo();
    expect([board.get("a")?.x, board.get("b")?.x]).toEqual([0, 0]);
    board.redo();
    expect([board.get("a")?.x, board.get("b")?.x]).toEqual([7, 6]);
  });

  it("are closed where the work throws", () => {
    expect(() =>
      board.transaction(() => {
        board.update("a", { x: 5 });
        throw new Error("half done");
      }),
    ).toThrow("half done");
    board.update("b", { x: 6 });
    board.undo();
    expect([board.get("a")?.x, board.get("b")?.x]).toEqual([5, 0]);
  });

  it("without an edit are none", () => {
    board.transaction(() => undefined);
    expect(board.history.canUndo).toBe(false);
  });

  it("are one for a drag", () => {
    board.drag(
      new Map([
        ["a", { x: 5 }],
        ["b", { x: 6 }],
      ]),
    );
    expect(board.undo()).toBe(false);
    board.drop();
    board.undo();
    expect([board.get("a")?.x, board.get("b")?.x]).toEqual([0, 0]);
    expect(board.history.canUndo).toBe(false);
  });

  it("that were undone are gone with the next edit", () => {
    board.update("a", { x: 5 });
    board.undo();
    expect(board.history.canRedo).toBe(true);
    board.update("a", { y: 5 });
    expect(board.history.canRedo).toBe(false);
  });

  it("leave history where they are refused", () => {
    let told = 0;
    board.history.changed.on(() => told++);
    board.transaction(() => {
      board.update("a", { x: 5 });
      board.update("b", { x: 6 });
    });
    const [first, second] = made;
    board.document.refuse(first?.id ?? "");
    expect(board.history.canUndo).toBe(true);
    board.document.refuse(second?.id ?? "");
    expect(board.history.canUndo).toBe(false);
    expect(told).toBe(2);
    board.update("a", { x: 1 });
    board.undo();
    board.document.refuse(made.at(-1)?.id ?? "");
    expect(board.history.canRedo).toBe(false);
  });

  it("are bounded", () => {
    for (let x = 1; x <= MAX_STEPS + 10; x++) board.update("a", { x });
    let undone = 0;
    while (board.undo()) undone++;
    expect(undone).toBe(MAX_STEPS);
    expect(board.get("a")?.x).toBe(10);
  });

  it("survive a snapshot", () => {
    board.update("a", { x: 5 });
    confirm();
    board.document.stageSnapshot([anObject("a", { x: 5 })], 9n);
    board.document.joined(8n, 9n, "Board");
    board.undo();
    expect(board.get("a")?.x).toBe(0);
  });

  it("are undone whole or, where too many edits wait, not at all", () => {
    const refused: Edit[] = [];
    board.editRefused.on((edit) => refused.push(edit));
    board.updateAll(
      new Map([
        ["a", { x: 5 }],
        ["b", { x: 6 }],
      ]),
    );
    for (let i = board.document.pendingCount; i < MAX_PENDING - 1; i++)
      board.document.edit(`o${i}`, { type: "delete", objectId: `o${i}` });
    expect(board.undo()).toBe(false);
    expect(refused).toHaveLength(1);
    expect([board.get("a")?.x, board.get("b")?.x, board.history.canUndo]).toEqual([5, 6, true]);
    expect(
      board.updateAll(
        new Map([
          ["a", { x: 7 }],
          ["b", { x: 8 }],
        ]),
      ),
    ).toBe(false);
    expect(board.get("a")?.x).toBe(5);
  });

  it("are not for who may only look", () => {
    board.update("a", { x: 5 });
    board.editable = false;
    expect(board.undo()).toBe(false);
    expect(board.get("a")?.x).toBe(5);
  });
});
