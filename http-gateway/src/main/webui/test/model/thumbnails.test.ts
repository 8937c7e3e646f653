import { describe, expect, it } from "vitest";
import { MAX_THUMBNAIL_CHARACTERS, MOST_THUMBNAILS, Thumbnails } from "../../src/model/thumbnails";
import { FakeStore } from "./store";

const picture = (letter: string, length = 1_000) => letter.repeat(length);

describe("thumbnails", () => {
  it("are bounded in number, the ones drawn longest ago go first", () => {
    const store = new FakeStore();
    const thumbnails = new Thumbnails(store, "ada");
    for (let i = 0; i < MOST_THUMBNAILS; i++) thumbnails.put(`b${i}`, picture("x"));
    thumbnails.put("b0", picture("y"));
    thumbnails.put("new", picture("z"));
    expect(thumbnails.of("b0")).toBe(picture("y"));
    expect(thumbnails.of("b1")).toBeUndefined();
    expect(thumbnails.of("b2")).toBeDefined();
    expect(store.items.size).toBe(MOST_THUMBNAILS + 1);
  });

  it("are bounded in size: one that is too large is not kept, and puts out none", () => {
    const thumbnails = new Thumbnails(new FakeStore(), "ada");
    thumbnails.put("a", picture("x"));
    expect(thumbnails.put("b", picture("x", MAX_THUMBNAIL_CHARACTERS + 1))).toBe(false);
    expect(thumbnails.of("a")).toBeDefined();
    expect(thumbnails.of("b")).toBeUndefined();
  });

  it("make room where the store is full", () => {
    const thumbnails = new Thumbnails(new FakeStore(3_500), "ada");
    for (const id of ["a", "b", "c", "d"]) expect(thumbnails.put(id, picture(id))).toBe(true);
    expect(["a", "b", "c", "d"].map((id) => thumbnails.of(id) !== undefined)).toEqual([false, true, true, true]);
  });

  it("are given up where even one has no room", () => {
    expect(new Thumbnails(new FakeStore(500), "ada").put("a", picture("x"))).toBe(false);
  });

  it("are each person's own", () => {
    const store = new FakeStore();
    new Thumbnails(store, "ada").put("a", picture("x"));
    expect(new Thumbnails(store, "grace").of("a")).toBeUndefined();
  });

  it("can be forgotten", () => {
    const store = new FakeStore();
    const thumbnails = new Thumbnails(store, "ada");
    thumbnails.put("a", picture("x"));
    thumbnails.forget("a");
    expect(thumbnails.of("a")).toBeUndefined();
    expect(store.used).toBeLessThan(50);
  });

  it("can all be forgotten, those of others stay", () => {
    const store = new FakeStore();
    const [hers, theirs] = [new Thumbnails(store, "ada"), new Thumbnails(store, "grace")];
    for (const id of ["a", "b"]) hers.put(id, picture("x"));
    theirs.put("a", picture("y"));
    hers.forgetAll();
    expect([...store.items.keys()].filter((key) => key.includes("ada"))).toEqual([]);
    expect(theirs.of("a")).toBe(picture("y"));
  });
});
