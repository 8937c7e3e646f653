import { describe, expect, it } from "vitest";
import { ImportFailure } from "../../src/exchange/import-failure";
import { MAX_FILE_BYTES } from "../../src/exchange/limits";
import { readFile, refuseTooLarge } from "../../src/exchange/read-file";
import { aScene, anElement } from "./elements";

const object = { id: "a", kind: "rectangle", x: 0, y: 0, width: 10, height: 10, rotation: 0, zIndex: 0, groupId: "" };

function ours(...objects: unknown[]): string {
  return JSON.stringify({ type: "collabboard", version: 1, objects });
}

function deep(levels: number): unknown {
  return levels === 0 ? 1 : [deep(levels - 1)];
}

const framed = (id: string, frame: string) => ({ ...object, id, kind: "frame", props: { frame } });

const ELEMENTS: [string, unknown, string][] = [
  ["that is no object", 5, "element 1 must be a JSON object"],
  ["that is a list", [], "element 1 must be a JSON object"],
  ["without a type", { x: 1 }, "element 1: “type” must be a text"],
  ["with a text for a number", anElement("rectangle", { x: "NaN" }), "element 1 (rectangle): “x” must be a finite number"],
  ["with no width", anElement("ellipse", { width: null }), "element 1 (ellipse): “width” must be a finite number"],
  ["with a negative size", anElement("diamond", { height: -4 }), "element 1 (diamond): “height” must not be negative"],
  ["too far out", anElement("text", { y: 1e10 }), "element 1 (text): “y” must be at most 1000000000"],
  ["with a turned angle", anElement("image", { angle: "up" }), "element 1 (image): “angle” must be a finite number"],
  ["with a number for a text", anElement("text", { originalText: 4 }), "element 1 (text): “originalText” must be a text"],
  ["with letters of no size", anElement("text", { fontSize: "x" }), "element 1 (text): “fontSize” must be a finite number"],
  ["without points", anElement("line", { points: undefined }), "element 1 (line): “points” must be a list"],
  ["with one point", anElement("line", { points: [[0, 0]] }), "element 1 (line): “points” must have two points at least"],
  ["with no points", anElement("freedraw", { points: [] }), "element 1 (freedraw): “points” must have a point at least"],
  ["with half a point", anElement("line", { points: [[0, 0], [1]] }), "element 1 (line): point 2 must be two finite numbers"],
  ["with a point of text", anElement("arrow", { points: [["0", 0]] }), "element 1 (arrow): point 1 must be two finite numbers"],
  ["with a binding to nothing", anElement("arrow", { startBinding: {} }), "element 1 (arrow): “startBinding”: “elementId” must be a text"],
  ["with a group of numbers", anElement("ellipse", { groupIds: [1] }), "element 1 (ellipse): “groupIds” must be texts"],
  ["with groups that are no list", anElement("ellipse", { groupIds: {} }), "element 1 (ellipse): “groupIds” must be a list"],
  ["deleted or not", anElement("ellipse", { isDeleted: "yes" }), "element 1 (ellipse): “isDeleted” must be true or false"],
]; // prettier-ignore

describe("an element", () => {
  it.each(ELEMENTS)("%s ends the import, and is named", (_, element, message) => {
    expect(() => readFile("f", aScene([element]))).toThrow(new ImportFailure(message));
  });

  it("with an infinite number ends the import", () => {
    const scene = aScene([anElement("rectangle", { x: 4711 })]).replace("4711", "1e999");
    expect(() => readFile("f", scene)).toThrow("“x” must be a finite number");
  });

  it("named like what every object has is taken as any other", () => {
    const [drawing] = readFile(
      "f",
      aScene([
        anElement("rectangle", { id: "__proto__" }),
        anElement("constructor"),
        anElement("arrow", { startBinding: { elementId: "__proto__" }, endBinding: { elementId: "toString" } }),
      ]),
    ).drawings;
    const [box, arrow] = drawing?.objects ?? [];
    expect(drawing?.objects).toHaveLength(2);
    expect(arrow?.props["startObject"]).toBe(box?.id);
    expect(arrow?.props).not.toHaveProperty("endObject");
    expect(drawing?.remarks.leftOut).toBe(1);
  });

  it("bound to itself, or to an arrow that is bound to it, is bound to nothing", () => {
    const bound = (id: string, elementId: string) => anElement("arrow", { id, endBinding: { elementId } });
    const [drawing] = readFile("f", aScene([bound("a", "b"), bound("b", "a"), bound("c", "c")])).drawings;
    for (const { props } of drawing?.objects ?? []) expect(props).not.toHaveProperty("endObject");
  });

  it("of a frame that lies in a frame that lies in it ends the import", () => {
    const frame = (id: string, frameId: string) => anElement("frame", { id, frameId });
    expect(() => readFile("f", aScene([frame("a", "b"), frame("b", "a")]))).toThrow("frames carry each other");
  });
});

const FILES: [string, string, string][] = [
  ["that is cut off", ours(object).slice(0, -5), "not valid JSON"],
  ["that is empty", "", "not valid JSON"],
  ["with NaN in it", '{"type": "collabboard", "version": NaN}', "not valid JSON"],
  ["that is a list", "[]", "The file must be a JSON object"],
  ["that is nothing", "null", "The file must be a JSON object"],
  ["of another program", '{"type": "drawio"}', "its “type” is not known"],
  ["that would change every object", '{"__proto__": {"type": "excalidraw", "elements": []}}', "its “type” is not known"],
  ["of a later version", '{"type": "collabboard", "version": 2, "objects": []}', "version 2 of the format"],
  ["without objects", '{"type": "collabboard", "version": 1}', "“objects” must be a list"],
  ["without elements", '{"type": "excalidraw"}', "“elements” must be a list"],
  ["whose library is no list", '{"type": "excalidrawlib", "library": {}}', "“library” must be a list"],
  ["whose item is none", '{"type": "excalidrawlib", "libraryItems": [7]}', "item 1 must be a JSON object"],
  ["with files that are a list", '{"type": "excalidraw", "elements": [], "files": []}', "“files” must be a JSON object"],
  ["with a broken item", JSON.stringify({ type: "excalidrawlib", library: [[], [{}]] }), "item 2, element 1: “type” must be a text"],
  ["with too many elements", JSON.stringify({ type: "excalidraw", elements: Array(100_001).fill(0) }), "has 100001 entries"],
]; // prettier-ignore

describe("a file", () => {
  it.each(FILES)("%s is refused", (_, text, message) => {
    expect(() => readFile("f", text)).toThrow(ImportFailure);
    expect(() => readFile("f", text)).toThrow(message);
  });

  it("that is too large is refused before it is read", () => {
    expect(() => refuseTooLarge(MAX_FILE_BYTES)).not.toThrow();
    expect(() => refuseTooLarge(MAX_FILE_BYTES + 1)).toThrow("The file is larger than 50 MB");
  });

  it("leaves the prototype of everything alone", () => {
    readFile(
      "f",
      ours(object).replace("{", '{"__proto__": {"polluted": 1}, "constructor": {"prototype": {"polluted": 1}},'),
    );
    expect({}).not.toHaveProperty("polluted");
  });
});

const OBJECTS: [string, unknown[], string][] = [
  ["of an unknown kind", [{ ...object, kind: "toString" }], "object 1: “kind” is not known: “toString”"],
  ["without an id", [{ ...object, id: undefined }], "object 1 (rectangle): “id” is missing"],
  ["with an id of megabytes", [{ ...object, id: "x".repeat(101) }], "“id” must be at most 100 characters"],
  ["with the id of another", [object, object], "object 2 (rectangle): “id” is that of an earlier object"],
  ["with a text for a number", [{ ...object, x: "Infinity" }], "“x” must be a finite number"],
  ["with no rotation", [{ ...object, rotation: null }], "“rotation” must be a finite number"],
  ["inside out", [{ ...object, width: -1 }], "“width” must not be negative"],
  ["between two places", [{ ...object, zIndex: 0.5 }], "“zIndex” must be a whole number"],
  ["too high", [{ ...object, zIndex: 2e9 }], "“zIndex” must be at most 1000000000"],
  ["in a group of numbers", [{ ...object, groupId: 5 }], "“groupId” must be a text"],
  ["with props that are a list", [{ ...object, props: [] }], "“props” must be a JSON object"],
  ["with a prop that is null", [{ ...object, props: { a: null } }], "“a” must be finite numbers"],
  ["with props nested too deeply", [{ ...object, props: { a: deep(17) } }], "nested at most 16 deep"],
  ["with too long a text", [{ ...object, props: { text: "x".repeat(10_001) } }], "“text” is longer than 10000"],
  ["with too large props", [{ ...object, props: { points: "1,1 ".repeat(9_000) } }], "takes 36030 bytes; at most 32768"],
  ["with a picture from elsewhere", [{ ...object, kind: "image", props: { src: "https://example.org/a.png" } }], "“src” must be a data: URL"],
  ["with a picture that runs", [{ ...object, kind: "image", props: { src: "data:text/html;base64,AAAA" } }], "“src” must be a data: URL"],
  ["with a script", [{ ...object, kind: "svg", props: { svg: "<svg><script>alert(1)</script></svg>" } }], "“svg” must be an SVG document without scripts"],
  ["that loads", [{ ...object, kind: "svg", props: { svg: '<svg><image href="https://example.org/a"/></svg>' } }], "“svg” must be an SVG document without scripts"],
  ["in frames in a circle", [framed("a", "b"), framed("b", "c"), framed("c", "b")], "its frames carry each other"],
]; // prettier-ignore

describe("an object of ours", () => {
  it.each(OBJECTS)("%s ends the import, and is named", (_, objects, message) => {
    expect(() => readFile("f", ours(...objects))).toThrow(ImportFailure);
    expect(() => readFile("f", ours(...objects))).toThrow(message);
  });

  it("with a prop that would be its prototype ends the import", () => {
    const text = ours({ ...object, props: { a: 1 } }).replace('"a":1', '"__proto__":{"polluted":1}');
    expect(() => readFile("f", text)).toThrow("“__proto__” is no name for a prop");
  });

  it("with an infinite number within a prop ends the import", () => {
    const text = ours({ ...object, props: { a: [4711] } }).replace("4711", "1e999");
    expect(() => readFile("f", text)).toThrow("“a” must be finite numbers");
  });
});
