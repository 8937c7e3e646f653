import { describe, expect, it } from "vitest";
import type { Kind } from "../../src/model/object";
import { DEFAULT_SIZE } from "../../src/model/object";
import { INK, styleOf } from "../../src/model/style";

describe("a style", () => {
  it("is that of the kind where nothing is said", () => {
    expect(styleOf({ kind: "sticky_note", props: {} })).toMatchObject({
      ...{ fill: "#FFEB3B", stroke: "", textAlign: "left", verticalAlign: "top", fontSize: undefined },
    });
    expect(styleOf({ kind: "rectangle", props: {} })).toMatchObject({
      ...{ strokeWidth: 2, strokeStyle: "solid", opacity: 1, cornerRadius: 8, textAlign: "center", fontSize: 20 },
    });
    expect(styleOf({ kind: "arrow", props: {} })).toMatchObject({ stroke: INK, startHead: "none", endHead: "arrow" });
    expect(styleOf({ kind: "line", props: {} })).toMatchObject({ startHead: "none", endHead: "none", fill: "" });
  });

  it("takes the default for what it does not understand", () => {
    const strange = {
      ...{ fill: "red; }", stroke: 7, strokeWidth: 65, strokeStyle: "wavy", opacity: -1, fontSize: 3, text: ["a"] },
      ...{ fontFamily: "serif", textAlign: null, endHead: "heart", curved: "yes", routing: "curly" },
    };
    for (const kind of Object.keys(DEFAULT_SIZE) as Kind[]) {
      expect(styleOf({ kind, props: strange })).toEqual(styleOf({ kind, props: {} }));
    }
  });

  it("knows none from nothing said", () => {
    expect(styleOf({ kind: "rectangle", props: { fill: "none" } })).toMatchObject({ fill: "", stroke: INK });
    expect(styleOf({ kind: "ellipse", props: { stroke: "none" } }).stroke).toBe("");
  });

  it("has no text where the kind has none", () => {
    expect(styleOf({ kind: "arrow", props: { text: "label" } }).text).toBe("");
  });
});
