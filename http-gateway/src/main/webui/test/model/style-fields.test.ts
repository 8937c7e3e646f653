import { describe, expect, it } from "vitest";
import { LastStyles } from "../../src/model/last-styles";
import { COURSE, END_HEAD, FILL, FONT_SIZE_FIELD, sharedBy, STROKE } from "../../src/model/style-fields";
import { anObject } from "./objects";

describe("what objects have in common", () => {
  const yellow = anObject("a", { props: { fill: "#FFEB3B" } });

  it("is a value, or a mixture", () => {
    expect(sharedBy([yellow, anObject("b", { props: { fill: "#ffeb3b" } })], FILL)).toEqual({
      mixed: false,
      value: "#ffeb3b",
    });
    expect(sharedBy([yellow, anObject("b", { props: { fill: "#000000" } })], FILL)).toEqual({ mixed: true });
  });

  it("counts defaults, and leaves out whom it does not concern", () => {
    const arrow = anObject("b", { kind: "arrow" });
    expect(sharedBy([yellow, arrow], FILL)).toEqual({ mixed: false, value: "#ffeb3b" });
    expect(sharedBy([yellow], STROKE)).toBeUndefined();
    expect(sharedBy([arrow, anObject("c", { kind: "line" })], END_HEAD)).toEqual({ mixed: true });
    expect(sharedBy([yellow], FONT_SIZE_FIELD)).toEqual({ mixed: false, value: undefined });
  });

  it("is stored so that it is read again", () => {
    for (const course of ["straight", "curved", "elbow"] as const) {
      const props = Object.fromEntries(Object.entries(COURSE.props(course)).filter(([, value]) => value !== null));
      expect(sharedBy([anObject("a", { kind: "arrow", props })], COURSE)).toEqual({ mixed: false, value: course });
    }
    const none = anObject("a", { kind: "rectangle", props: FILL.props("") });
    expect(sharedBy([none], FILL)).toEqual({ mixed: false, value: "" });
  });
});

describe("the last style", () => {
  function aStore(content?: string) {
    const items = new Map<string, string>();
    if (content !== undefined) items.set("collabboard.last-styles", content);
    return {
      getItem: (key: string) => items.get(key) ?? null,
      setItem: (key: string, value: string) => void items.set(key, value),
    };
  }

  it("is for the kinds of one family, and outlives the page", () => {
    const store = aStore();
    new LastStyles(store).remember("rectangle", { fill: "#112233", strokeWidth: 4 });
    const later = new LastStyles(store);
    expect(later.propsFor("ellipse")).toEqual({ fill: "#112233", strokeWidth: 4 });
    expect(later.propsFor("sticky_note")).toEqual({});
  });

  it("forgets what goes back to the default, and gives a line no head because an arrow has one", () => {
    const styles = new LastStyles(aStore());
    styles.remember("arrow", { endHead: "dot", stroke: "#112233" });
    expect(styles.propsFor("line")).toEqual({ stroke: "#112233" });
    expect(styles.propsFor("arrow")).toEqual({ stroke: "#112233", endHead: "dot" });
    styles.remember("arrow", { stroke: null });
    expect(styles.propsFor("line")).toEqual({});
  });

  it("starts anew where what was stored is broken", () => {
    expect(new LastStyles(aStore("{nonsense")).propsFor("text")).toEqual({});
    expect(
      new LastStyles(aStore('{"text":[1],"note":{"fill":{"a":1},"opacity":0.5}}')).propsFor("sticky_note"),
    ).toEqual({
      opacity: 0.5,
    });
  });
});
