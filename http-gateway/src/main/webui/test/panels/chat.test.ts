import { describe, expect, it } from "vitest";
import { dayText, groupsOf } from "../../src/panels/chat/grouping";
import { partsOf } from "../../src/panels/chat/links";
import { badgeText, refusalText, sentText, typingText } from "../../src/panels/chat/texts";
import { aMessage, ME } from "../model/chat-server";

const NOON = new Date(2026, 4, 20, 12).getTime();
const HOUR = 3_600_000;

describe("links", () => {
  const links = (text: string) => partsOf(text).flatMap(({ href }) => href ?? []);

  it.each([
    ["see https://example.org/a.", "https://example.org/a"],
    ["(https://example.org/a_(b))", "https://example.org/a_(b)"],
    ["HTTP://EXAMPLE.ORG!", "http://example.org/"],
    ['"https://example.org/?q=1,2"', "https://example.org/?q=1,2"],
  ])("%s leads to %s", (text, href) => expect(links(text)).toEqual([href]));

  it.each(["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "https://", "example.org", "http:// x"])(
    "%s leads nowhere",
    (text) => expect(links(text)).toEqual([]),
  );

  it("loses nothing of the text", () => {
    const text = "a https://example.org/b, c\nhttp://d.example/.";
    expect(
      partsOf(text)
        .map((part) => part.text)
        .join(""),
    ).toBe(text);
  });
});

describe("groups", () => {
  const said = (seq: number, userId: string, at: number) => ({ ...aMessage(seq, userId), at });
  const shape = (...args: Parameters<typeof groupsOf>) =>
    groupsOf(...args).map(({ userId, messages }) => [userId, messages.length]);

  it("are of one person, without a long pause, on one day", () => {
    const messages = [
      said(1, "a", NOON),
      said(2, "a", NOON + 1),
      said(3, "b", NOON + 2),
      said(4, "a", NOON + 3),
      said(5, "a", NOON + HOUR),
      said(6, "a", NOON + 24 * HOUR),
    ];
    expect(shape(messages, [], ME)).toEqual([
      ["a", 2],
      ["b", 1],
      ["a", 1],
      ["a", 1],
      ["a", 1],
    ]);
    expect(groupsOf(messages, [], ME).map(({ startsDay }) => startsDay)).toEqual([true, false, false, false, true]);
  });

  it("begin a day at midnight, however short the pause", () => {
    const midnight = new Date(2026, 4, 21).getTime();
    expect(shape([said(1, "a", midnight - 1), said(2, "a", midnight)], [], ME)).toEqual([
      ["a", 1],
      ["a", 1],
    ]);
  });

  it("end with what this person is still sending", () => {
    const waiting = { id: "w", text: "hello", at: NOON + 1 };
    const groups = groupsOf([said(1, ME, NOON)], [waiting], ME);
    expect(groups).toHaveLength(1);
    expect(groups[0]?.own).toBe(true);
    expect(groups[0]?.messages[1]?.waiting).toBe(waiting);
  });

  it.each([
    [NOON, "Today"],
    [NOON - 13 * HOUR, "Yesterday"],
    [NOON - 48 * HOUR, "Monday 18 May"],
    [NOON - 365 * 24 * HOUR, "Tuesday 20 May 2025"],
  ])("name their day (%d: %s)", (at, text) => expect(dayText(at, NOON, "en-GB").replace(",", "")).toBe(text));
});

describe("texts", () => {
  it("say who is typing", () => {
    expect(typingText([])).toBe("");
    expect(typingText(["Ada"])).toBe("Ada is typing…");
    expect(typingText(["Ada", "Grace"])).toBe("Ada and Grace are typing…");
    expect(typingText(["Ada", "Grace", "Edsger"])).toBe("Several people are typing…");
    expect(typingText(["x".repeat(200)])).toHaveLength(24 + " is typing…".length);
  });

  it("R44 are sent without what the server refuses", () => {
    expect(sentText("  a\r\nb\rc\td\u0000\u0085\u007f \n ")).toBe("a\nb\nc    d");
    expect(sentText(" \n\t ")).toBe("");
  });

  it("say why one was not sent, for codes that are not known too", () => {
    expect(refusalText("E_LIMIT_EXCEEDED")).toBe("Not sent: it is too long.");
    expect(refusalText("E_NEW")).toContain("E_NEW");
  });

  it("count to 99", () => expect([badgeText(99), badgeText(100)]).toEqual(["99", "99+"]));
});
