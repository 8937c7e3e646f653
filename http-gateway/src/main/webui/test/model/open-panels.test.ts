import { expect, test } from "vitest";
import { OpenPanels } from "../../src/model/open-panels";

test("what was opened last is closed first, whatever was closed by itself in between", () => {
  const panels = new OpenPanels();
  const closed: string[] = [];
  const open = (name: string) => {
    const off = panels.opened(() => {
      closed.push(name);
      off();
    });
    return off;
  };
  open("chat");
  open("frames");
  const library = open("library");
  library();
  expect(panels.closeLast()).toBe(true);
  expect(panels.closeLast()).toBe(true);
  expect(panels.closeLast()).toBe(false);
  expect(closed).toEqual(["frames", "chat"]);
});

test("two panels that are closed by one function are two", () => {
  const panels = new OpenPanels();
  const close = () => undefined;
  panels.opened(close)();
  panels.opened(close);
  expect(panels.closeLast()).toBe(true);
});
