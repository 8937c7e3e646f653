import { expect, test } from "vitest";
import { reachesBoard } from "../../src/canvas/commands/reach";

/** An element as its tag and those around it, from the inside outwards. */
function focused(...tags: string[]) {
  const [tagName = ""] = tags;
  return {
    tagName: tagName.toUpperCase(),
    closest: (selectors: string) => selectors.split(", ").some((selector) => tags.includes(selector)) || null,
  };
}

test("where nothing has the focus all keys are for the board", () => {
  expect(reachesBoard("Ctrl+Z", focused("body", "html"))).toBe(true);
  expect(reachesBoard("N", focused("body", "html"))).toBe(true);
});

test("on a button those with Ctrl are, since others press or search", () => {
  expect(reachesBoard("Ctrl+Shift+Z", focused("button", "header", "body"))).toBe(true);
  expect(reachesBoard("N", focused("button", "header", "body"))).toBe(false);
  expect(reachesBoard("Enter", focused("button", "header", "body"))).toBe(false);
});

test.each([["input"], ["textarea"], ["select"], ["button", "dialog"], ["button", "[role=menu]"]])(
  "in %s none are",
  (...tags) => {
    expect(reachesBoard("Ctrl+Z", focused(...tags, "body"))).toBe(false);
    expect(reachesBoard("Z", focused(...tags, "body"))).toBe(false);
  },
);
