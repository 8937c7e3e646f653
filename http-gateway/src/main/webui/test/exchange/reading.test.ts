import { describe, expect, it } from "vitest";
import { ImportFailure } from "../../src/exchange/import-failure";
import { readFile } from "../../src/exchange/read-file";
import type { Message } from "../../src/exchange/reading";
import { Assembly, messagesOf } from "../../src/exchange/reading";
import { aScene, anElement } from "./elements";

/** As it crosses from a worker to the page. */
function crossed(messages: Iterable<Message>): Message[] {
  return [...messages].map((message) => structuredClone(message));
}

describe("what the reader tells the page", () => {
  it("is the whole file, however many messages it takes", () => {
    const elements = Array.from({ length: 1_700 }, (_, index) => anElement("rectangle", { id: `${index}`, x: index }));
    const library = JSON.stringify({
      type: "excalidrawlib",
      version: 2,
      libraryItems: [
        { name: "Boxes", elements: [...elements, anElement("hologram")] },
        { name: "Nothing", elements: [] },
      ],
    });
    const read = readFile("a", library);
    const messages = crossed(messagesOf(read));
    const sizes = messages.flatMap((message) => (message.type === "objects" ? message.objects.length : []));
    expect(sizes).toEqual([500, 500, 500, 200]);
    const assembly = new Assembly();
    const results = messages.map((message) => assembly.take(message));
    expect(results.slice(0, -1).every((result) => result === undefined)).toBe(true);
    const result = results.at(-1);
    expect(result?.library).toBe(true);
    expect(result?.drawings.map(({ name, objects }) => [name, objects])).toEqual(
      read.drawings.map(({ name, objects }) => [name, objects]),
    );
    expect(result?.drawings[0]?.remarks.sentences()).toEqual(["1 element was left out: 1 × hologram."]);
  });

  it("comes in small messages where objects are large", () => {
    const texts = Array.from({ length: 150 }, () => anElement("text", { originalText: "x".repeat(9_000) }));
    const messages = crossed(messagesOf(readFile("a", aScene(texts))));
    expect(messages.map(({ type }) => type)).toEqual(["drawing", "objects", "objects", "objects", "end"]);
  });

  it("ends with the failure where the file cannot be taken", () => {
    expect(() => new Assembly().take({ type: "failure", message: "It is broken" })).toThrow(
      new ImportFailure("It is broken"),
    );
  });
});
