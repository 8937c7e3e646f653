import { describe, expect, it } from "vitest";
import { TOOLS } from "../../src/canvas/tools/tools";
import { styleOf } from "../../src/model/style";
import { COURSE, FILL, OPACITY, sharedBy, STROKE_WIDTH } from "../../src/model/style-fields";
import { restylingNext } from "../../src/panels/style/restyle";
import { ADesk } from "../canvas/tools/a-desk";

describe("the style of what a tool makes next", () => {
  it("is that of its kind, until one is chosen: then what is made has it", () => {
    const { desk, board } = new ADesk();
    const told: number[] = [];
    desk.styles.changed.on(() => told.push(desk.styles.revision));
    const fill = () => sharedBy(restylingNext(desk, "ellipse").objects, FILL);
    expect(fill()).toEqual({ mixed: false, value: "#a8dda0" });
    restylingNext(desk, "ellipse").set(FILL, "#FF0000");
    expect(fill()).toEqual({ mixed: false, value: "#ff0000" });
    expect(told).toHaveLength(1);
    const at = { screen: { x: 300, y: 300 }, board: { x: 300, y: 300 }, shift: false, alt: false, ctrl: false };
    const pointer = { ...at, finger: false, trail: [] };
    TOOLS.ellipse(desk).down?.(pointer).up?.(pointer);
    expect([...board.objects()].map(styleOf)).toMatchObject([{ fill: "#FF0000" }]);
  });

  it("concerns its own kind only, and changes nothing that is picked", () => {
    const { desk, board } = new ADesk();
    const next = restylingNext(desk, "arrow");
    next.set(COURSE, "elbow");
    next.preview(0.5);
    next.done();
    expect(sharedBy(restylingNext(desk, "arrow").objects, COURSE)).toEqual({ mixed: false, value: "elbow" });
    expect(sharedBy(restylingNext(desk, "arrow").objects, OPACITY)).toEqual({ mixed: false, value: 0.5 });
    expect(sharedBy(restylingNext(desk, "rectangle").objects, OPACITY)).toEqual({ mixed: false, value: 1 });
    expect(board.document.pendingCount).toBe(0);
  });

  it("of a pen is as wide as it writes at this zoom", () => {
    const { desk } = new ADesk();
    expect(sharedBy(restylingNext(desk, "pen").objects, STROKE_WIDTH)).toEqual({ mixed: false, value: 3.5 });
  });
});
