import { describe, expect, it } from "vitest";
import { found, ordered } from "../../src/model/board-order";
import { MOST_VISITS, Visits } from "../../src/model/visits";
import { FakeStore } from "./store";

const board = (id: string, name: string, createdAt = 0) => ({ id, name, createdAt });
const BOARDS = [board("a", "Sprint 10", 1), board("b", "Crème brûlée", 2), board("c", "sprint 9", 3)];
const ids = (boards: readonly { id: string }[]) => boards.map(({ id }) => id).join("");

describe("searching boards", () => {
  it("finds every word anywhere in the name, whatever the case and the accents", () => {
    expect(ids(found(BOARDS, "SPRINT"))).toBe("ac");
    expect(ids(found(BOARDS, " brulee  creme "))).toBe("b");
    expect(ids(found(BOARDS, "sprint 9"))).toBe("c");
    expect(ids(found(BOARDS, "sprint x"))).toBe("");
    expect(ids(found(BOARDS, " "))).toBe("abc");
  });
});

describe("the order of boards", () => {
  const visits = [
    { id: "a", name: "", openedAt: 50, changedAt: 10 },
    { id: "b", name: "", openedAt: 40, changedAt: 20 },
  ];

  it("is by what happened last here, then by age", () => {
    expect(ids(ordered(BOARDS, "opened", visits))).toBe("abc");
    expect(ids(ordered(BOARDS, "changed", visits))).toBe("bac");
    expect(ids(ordered(BOARDS, "created", visits))).toBe("cba");
    expect(ids(ordered(BOARDS, "opened", []))).toBe("cba");
  });

  it("is by name as people read it", () => {
    expect(ids(ordered(BOARDS, "name", visits))).toBe("bca");
  });
});

describe("visits", () => {
  it("are the latest first, each board once, with its latest name", () => {
    const visits = new Visits(new FakeStore(), "ada");
    visits.opened("a", "A", 1);
    visits.opened("b", "B", 2);
    visits.left("a", "A2", 5);
    visits.opened("a", "A2", 6);
    visits.left("never opened", "N", 7);
    expect(visits.all).toEqual([
      { id: "a", name: "A2", openedAt: 6, changedAt: 5 },
      { id: "b", name: "B", openedAt: 2, changedAt: 0 },
    ]);
    visits.forget("a");
    expect(ids(visits.all)).toBe("b");
    visits.forgetAll();
    expect(visits.all).toEqual([]);
  });

  it("are bounded, each person's own, and survive what is no list of visits", () => {
    const store = new FakeStore();
    const visits = new Visits(store, "ada");
    for (let i = 0; i <= MOST_VISITS; i++) visits.opened(`b${i}`, "", i);
    expect(visits.all).toHaveLength(MOST_VISITS);
    expect(visits.all.at(-1)?.id).toBe("b1");
    expect(new Visits(store, "grace").all).toEqual([]);
    for (const key of store.items.keys()) store.items.set(key, '[{"id":3},null]');
    expect(visits.all).toEqual([]);
  });
});
