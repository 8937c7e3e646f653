import { describe, expect, it } from "vitest";
import { aligned, distributed } from "../../src/canvas/commands/align";
import type { KeyPress } from "../../src/canvas/commands/chord";
import { chordOf, chordText } from "../../src/canvas/commands/chord";
import { isAvailable } from "../../src/canvas/commands/command";
import { commandFor, commandNamed, COMMANDS } from "../../src/canvas/commands/commands";
import { anObject } from "../model/objects";
import { ADesk } from "./tools/a-desk";

const press = (key: string, code: string, held: Partial<KeyPress> = {}): string =>
  chordOf({ key, code, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held });

const box = (id: string, x: number, y: number, fields = {}) =>
  anObject(id, { kind: "rectangle", x, y, width: 100, height: 50, ...fields });

describe("shortcuts", () => {
  it("are each for one command only, and each can be typed", () => {
    const chords = COMMANDS.flatMap(({ keys }) => keys);
    expect(chords.filter((chord, at) => chords.indexOf(chord) !== at)).toEqual([]);
    expect(COMMANDS.map(({ id }) => id)).toEqual([...new Set(COMMANDS.map(({ id }) => id))]);
    for (const chord of chords)
      expect(chord).toMatch(/^(Ctrl\+)?(Alt\+)?(Shift\+)?([A-Z0-9+=\-?.,[\]]|Delete|Backspace|Enter)$/);
  });

  it("are known by letter, wherever the keyboard has it, and by place where shift gives another sign", () => {
    expect(press("z", "KeyY", { ctrlKey: true })).toBe("Ctrl+Z");
    expect(press("Z", "KeyZ", { metaKey: true, shiftKey: true })).toBe("Ctrl+Shift+Z");
    expect(press("!", "Digit1", { shiftKey: true })).toBe("Shift+1");
    expect(press("?", "Minus", { shiftKey: true })).toBe("?");
    expect(press("я", "KeyZ", { ctrlKey: true })).toBe("Ctrl+Z");
    expect(press("}", "BracketRight", { ctrlKey: true, shiftKey: true })).toBe("Ctrl+Shift+]");
    expect(press("å", "KeyA", { altKey: true })).toBe("Alt+A");
    expect(press("+", "BracketRight")).toBe("+");
    expect(press(" ", "Space")).toBe("Space");
  });

  it("are shown as they are written on the keys", () => {
    expect(chordText("Ctrl+Shift+Z", false)).toBe("Ctrl+Shift+Z");
    expect(chordText("Ctrl+Shift+Z", true)).toBe("⌘⇧Z");
    expect(chordText("+", false)).toBe("+");
    expect(chordText("ArrowLeft", false)).toBe("←");
  });

  it("find their commands", () => {
    expect(commandFor("Ctrl+Y")?.id).toBe("redo");
    expect(commandFor("Ctrl+Alt+Q")).toBeUndefined();
    expect(() => commandNamed("nonsense")).toThrow("there is no command nonsense");
  });

  it("change nothing for who may only look", () => {
    const { desk, board } = new ADesk(box("a", 0, 0));
    board.selection.set(["a"]);
    expect(isAvailable(commandNamed("delete"), desk)).toBe(true);
    board.editable = false;
    for (const command of COMMANDS.filter(({ edits }) => edits)) expect(isAvailable(command, desk)).toBe(false);
    expect(isAvailable(commandNamed("zoom-fit"), desk)).toBe(true);
  });
});

describe("commands", () => {
  const run = (desk: ADesk, id: string) => {
    expect(isAvailable(commandNamed(id), desk.desk)).toBe(true);
    commandNamed(id).run(desk.desk);
  };

  it("delete what is picked but for what is locked, as one step", () => {
    const desk = new ADesk(box("a", 0, 0), box("b", 0, 0), box("c", 0, 0, { props: { locked: true } }));
    desk.board.selection.set(["a", "b", "c"]);
    run(desk, "delete");
    expect([...desk.board.objects()].map(({ id }) => id)).toEqual(["c"]);
    run(desk, "undo");
    expect([...desk.board.objects()]).toHaveLength(3);
    run(desk, "redo");
    expect([...desk.board.objects()]).toHaveLength(1);
  });

  it("duplicate beside the original, and pick the copy", () => {
    const desk = new ADesk(box("a", 10, 20));
    desk.board.selection.set(["a"]);
    run(desk, "duplicate");
    const [copy = ""] = desk.picked;
    expect(copy).not.toBe("a");
    expect(desk.object(copy)).toMatchObject({ x: 34, y: 44 });
  });

  it("group, ungroup and lock", () => {
    const desk = new ADesk(box("a", 0, 0), box("b", 200, 0));
    run(desk, "select-all");
    run(desk, "group");
    expect(desk.object("a").groupId).not.toBe("");
    expect(desk.object("a").groupId).toBe(desk.object("b").groupId);
    run(desk, "ungroup");
    expect(desk.object("a").groupId).toBe("");
    run(desk, "lock");
    expect(desk.object("b").props["locked"]).toBe(true);
    expect(isAvailable(commandNamed("delete"), desk.desk)).toBe(false);
    run(desk, "lock");
    expect(desk.object("b").props["locked"]).toBeUndefined();
  });

  it("select all but what is locked", () => {
    const desk = new ADesk(box("a", 0, 0), box("b", 0, 0, { props: { locked: true } }));
    run(desk, "select-all");
    expect(desk.picked).toEqual(["a"]);
  });
});

describe("what can be done with what is picked", () => {
  const pickedOf = (...ids: string[]) => {
    const groups = [box("g1", 0, 0, { groupId: "g" }), box("g2", 200, 0, { groupId: "g" })];
    const locked = box("locked", 0, 300, { props: { locked: true } });
    const { desk, board } = new ADesk(box("a", 0, 500), box("b", 200, 500), box("c", 400, 500), ...groups, locked);
    board.selection.set(ids);
    return (...names: string[]) => names.map((name) => isAvailable(commandNamed(name), desk));
  };

  it.each([
    { ids: [], ways: [false, false, false, false] },
    { ids: ["locked"], ways: [false, false, false, false] },
    { ids: ["locked", "a"], ways: [true, false, false, false] },
    { ids: ["g1", "g2"], ways: [true, true, false, false] },
    { ids: ["g1", "g2", "a"], ways: [true, true, true, false] },
    { ids: ["a", "b", "locked"], ways: [true, true, true, false] },
    { ids: ["g1", "g2", "a", "b"], ways: [true, true, true, true] },
  ])("depends on how many may be changed, groups counting as one for aligning: $ids", ({ ids, ways }) => {
    expect(pickedOf(...ids)("to-front", "group", "align-left", "distribute-x")).toEqual(ways);
  });

  it("lets the text of one object be edited, not of several", () => {
    expect([[], ["a"], ["a", "locked"], ["a", "b"]].map((ids) => pickedOf(...ids)("edit-text")[0])).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });
});

describe("aligning", () => {
  const objects = [box("a", 0, 0), box("b", 40, 200, { width: 20 }), box("c", 300, 500)];

  it("brings one side of all to that of the box around them, and leaves who is there", () => {
    expect(aligned(objects, "left")).toEqual(
      new Map([
        ["b", { x: 0, y: 200 }],
        ["c", { x: 0, y: 500 }],
      ]),
    );
    expect(aligned(objects, "right").get("b")).toEqual({ x: 380, y: 200 });
    expect(aligned(objects, "middle").get("a")).toEqual({ x: 0, y: 250 });
    expect(aligned(objects, "bottom").get("a")).toEqual({ x: 0, y: 500 });
  });

  it("moves groups whole", () => {
    const grouped = [box("a", 0, 0), box("b", 100, 0, { groupId: "g" }), box("c", 250, 0, { groupId: "g" })];
    expect(aligned(grouped, "left")).toEqual(
      new Map([
        ["b", { x: 0, y: 0 }],
        ["c", { x: 150, y: 0 }],
      ]),
    );
  });

  it("knows turned objects by the box around them", () => {
    const turned = box("a", 100, 100, { rotation: 90 });
    expect(aligned([turned, box("b", 0, 0)], "left").get("a")?.x).toBeCloseTo(-25);
  });

  it("makes equal gaps, and leaves the outermost", () => {
    // 400 wide, 220 filled: two gaps of 90.
    expect(distributed(objects, "x")).toEqual(new Map([["b", { x: 190, y: 200 }]]));
    expect(distributed(objects.slice(0, 2), "x")).toEqual(new Map());
  });
});
