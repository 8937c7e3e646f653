import { describe, expect, it } from "vitest";
import { textColourOf } from "../../src/canvas/drawing/text";
import { inkFor } from "../../src/canvas/theme";
import { WHITE_PAPER } from "../../src/exchange/image/paper";
import type { Props } from "../../src/model/object";

const text = (props: Props) => ({
  id: "a",
  kind: "text" as const,
  x: 0,
  y: 0,
  width: 10,
  height: 10,
  rotation: 0,
  zIndex: 0,
  groupId: "",
  createdBy: "",
  version: 1,
  props,
});

describe("ink that paper would hide", () => {
  it("is turned over", () => {
    expect(inkFor(WHITE_PAPER, { keepsColours: false }, "#ffffff")).toBe("#000000");
    expect(textColourOf(WHITE_PAPER, text({ textColor: "#ffffff" }), () => "")).toBe("#000000");
  });

  it("stays what it is where an object keeps its colours", () => {
    expect(inkFor(WHITE_PAPER, { keepsColours: true }, "#ffffff")).toBe("#ffffff");
    expect(textColourOf(WHITE_PAPER, text({ textColor: "#ffffff", keepColours: true }), () => "")).toBe("#ffffff");
  });
});
