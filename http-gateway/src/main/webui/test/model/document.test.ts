import { describe, expect, it } from "vitest";
import type { Change } from "../../src/model/change";
import { BoardDocument, MAX_PENDING } from "../../src/model/document";
import type { ObjectPatch } from "../../src/model/object";
import { anObject } from "./objects";

const created = (id: string, fields = {}): Change => ({ type: "created", object: anObject(id, fields) });
const updated = (objectId: string, patch: ObjectPatch, version = 2): Change => ({
  type: "updated",
  objectId,
  patch,
  version,
});

/** Joined to a board that holds object "a" and stands at seq 1. */
function joinedDocument(): BoardDocument {
  const document = new BoardDocument();
  document.stageSnapshot([anObject("a", { props: { text: "old", fill: "#fff" } })], 1n);
  document.joined(7n, 1n, "Board");
  return document;
}

describe("the log", () => {
  it("is applied in order", () => {
    const document = joinedDocument();
    expect(document.receive(2n, "o1", created("b"))).toBe("applied");
    expect(document.receive(3n, "o2", updated("b", { x: 5 }))).toBe("applied");
    expect(document.get("b")).toMatchObject({ x: 5, version: 2 });
    expect(document.receive(4n, "o3", { type: "deleted", objectId: "b" })).toBe("applied");
    expect(document.get("b")).toBeUndefined();
    expect(document.position).toEqual({ epoch: 7n, seq: 4n });
  });

  it("ignores what it has seen", () => {
    const document = joinedDocument();
    document.receive(2n, "o1", updated("a", { x: 5 }));
    document.receive(3n, "o2", updated("a", { x: 6 }));
    expect(document.receive(2n, "o1", updated("a", { x: 5 }))).toBe("duplicate");
    expect(document.get("a")?.x).toBe(6);
  });

  it("applies nothing behind a hole", () => {
    const document = joinedDocument();
    expect(document.receive(3n, "o2", updated("a", { x: 6 }))).toBe("hole");
    expect(document.get("a")?.x).toBe(0);
    expect(document.position.seq).toBe(1n);
  });

  it("tells which objects changed", () => {
    const document = joinedDocument();
    const seen: string[][] = [];
    document.changed.on((ids) => seen.push([...ids]));
    document.receive(2n, "o1", updated("a", { x: 5 }));
    document.receive(2n, "o1", updated("a", { x: 5 }));
    expect(seen).toEqual([["a"]]);
  });

  it("renames the board", () => {
    const document = joinedDocument();
    document.receive(2n, "o1", { type: "renamed", name: "New" });
    expect(document.name).toBe("New");
  });
});

describe("pending edits", () => {
  it("are seen at once, over the confirmed state, field by field and prop by prop", () => {
    const document = joinedDocument();
    document.edit("o1", { type: "update", objectId: "a", patch: { x: 1, props: { text: "mine" } } });
    document.receive(2n, "other", updated("a", { x: 9, y: 9, props: { text: "theirs", fill: "#000" } }));
    expect(document.get("a")).toMatchObject({ x: 1, y: 9, props: { text: "mine", fill: "#000" } });
  });

  it("end at their own event, and later writers win over it", () => {
    const document = joinedDocument();
    document.edit("o1", { type: "update", objectId: "a", patch: { x: 1 } });
    document.receive(2n, "o1", updated("a", { x: 1 }));
    expect(document.pendingCount).toBe(0);
    document.receive(3n, "other", updated("a", { x: 9 }));
    expect(document.get("a")?.x).toBe(9);
  });

  it("end at DONE only once the log has come as far", () => {
    const document = joinedDocument();
    document.edit("o1", { type: "update", objectId: "a", patch: { x: 1 } });
    document.acknowledge("o1", 3n);
    expect(document.pendingCount).toBe(1);
    document.receive(2n, "other", updated("a", { y: 4 }));
    expect(document.get("a")).toMatchObject({ x: 1, y: 4 });
    document.receive(3n, "o1", updated("a", { x: 1 }));
    expect(document.pendingCount).toBe(0);
  });

  it("end at DONE for a change that a snapshot held already", () => {
    const document = joinedDocument();
    document.edit("o1", { type: "update", objectId: "a", patch: { x: 1 } });
    document.stageSnapshot([anObject("a", { x: 8 })], 5n);
    document.joined(7n, 5n, "Board");
    expect(document.get("a")?.x).toBe(1);
    document.acknowledge("o1", 4n);
    expect(document.pendingCount).toBe(0);
    expect(document.get("a")?.x).toBe(8);
  });

  it("are undone when they are refused, the others stay", () => {
    const document = joinedDocument();
    document.edit("o1", { type: "update", objectId: "a", patch: { x: 1 } });
    document.edit("o2", { type: "update", objectId: "a", patch: { y: 2 } });
    expect(document.refuse("o1")?.id).toBe("o1");
    expect(document.get("a")).toMatchObject({ x: 0, y: 2 });
    expect(document.refuse("o1")).toBeUndefined();
  });

  it("create, change and delete objects that the server does not know yet", () => {
    const document = joinedDocument();
    document.edit("o1", { type: "create", object: anObject("n") });
    document.edit("o2", { type: "update", objectId: "n", patch: { props: { text: "hi" } } });
    expect(document.get("n")?.props).toEqual({ text: "hi" });
    document.edit("o3", { type: "delete", objectId: "n" });
    expect(document.get("n")).toBeUndefined();
    document.refuse("o3");
    expect(document.get("n")?.props).toEqual({ text: "hi" });
  });

  it("do not bring back what somebody else deleted", () => {
    const document = joinedDocument();
    document.edit("o1", { type: "update", objectId: "a", patch: { x: 1 } });
    document.receive(2n, "other", { type: "deleted", objectId: "a" });
    expect(document.get("a")).toBeUndefined();
  });

  it("rename the board at once", () => {
    const document = joinedDocument();
    document.edit("o1", { type: "rename", name: "Mine" });
    expect(document.name).toBe("Mine");
    document.refuse("o1");
    expect(document.name).toBe("Board");
  });

  it("are bounded", () => {
    const document = joinedDocument();
    for (let i = 0; i < MAX_PENDING; i++) {
      expect(document.edit(`o${i}`, { type: "update", objectId: `x${i}`, patch: { x: i } })).toBe(true);
    }
    expect(document.edit("more", { type: "update", objectId: "a", patch: { x: 1 } })).toBe(false);
    expect(document.pendingCount).toBe(MAX_PENDING);
  });
});

describe("a snapshot", () => {
  it("replaces everything but pending edits", () => {
    const document = joinedDocument();
    document.edit("o1", { type: "create", object: anObject("mine") });
    document.stageSnapshot([anObject("b")], 9n);
    document.stageSnapshot([anObject("c")], 9n);
    expect(document.get("a")).toBeDefined();
    expect(document.joined(8n, 9n, "Other")).toBe(true);
    expect([...document.objects()].map((object) => object.id).sort()).toEqual(["b", "c", "mine"]);
    expect(document.position).toEqual({ epoch: 8n, seq: 9n });
    expect(document.name).toBe("Other");
  });

  it("may be empty", () => {
    const document = joinedDocument();
    document.stageSnapshot([], 2n);
    document.joined(7n, 2n, "Board");
    expect(document.size).toBe(0);
  });

  it("is complete at the first change behind it, whose epoch is not known yet", () => {
    const document = joinedDocument();
    document.stageSnapshot([anObject("b")], 9n);
    document.receive(10n, "o1", updated("b", { x: 1 }));
    expect(document.get("b")?.x).toBe(1);
    expect(document.position).toEqual({ epoch: 0n, seq: 10n });
  });

  it("leaves nothing where it did not come whole", () => {
    const document = joinedDocument();
    document.stageSnapshot([anObject("b")], 9n);
    document.discardSnapshot();
    expect(document.get("a")).toBeDefined();
    expect(document.position).toEqual({ epoch: 7n, seq: 1n });
  });

  it("is asked for where a join did not bring all that it promised", () => {
    const document = joinedDocument();
    expect(document.joined(7n, 4n, "Board")).toBe(false);
    expect(document.position.epoch).toBe(0n);
  });
});
