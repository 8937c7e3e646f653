import { readFileSync } from "node:fs";
import path from "node:path";
import type { JsonValue } from "@bufbuild/protobuf";
import { fromBinary, fromJson, toBinary } from "@bufbuild/protobuf";
import { describe, expect, it } from "vitest";
import { FramesSchema } from "../../src/gen/collabboard/wire/v1/frame_pb";

interface Vector {
  readonly name: string;
  readonly frame: JsonValue;
  readonly hex: string;
}

// A float is kept in 32 bits on the wire; read from JSON it has 64.
expect.addEqualityTesters([
  (a, b) => (typeof a === "number" && typeof b === "number" ? Object.is(Math.fround(a), Math.fround(b)) : undefined),
]);

/** The Java tests read the same file. */
const FILE = path.resolve(import.meta.dirname, "../../../../../../proto/src/test/resources/golden/frames.json");

describe("the encoding of frames is the one that Java writes and reads", () => {
  const vectors = JSON.parse(readFileSync(FILE, "utf8")) as Vector[];

  it("has vectors", () => {
    expect(vectors.length).toBeGreaterThan(0);
  });

  it.each(vectors.map((vector) => [vector.name, vector] as const))("%s", (_, { frame, hex }) => {
    const message = fromJson(FramesSchema, frame);
    expect(Buffer.from(toBinary(FramesSchema, message)).toString("hex")).toBe(hex);
    expect(fromBinary(FramesSchema, Uint8Array.from(Buffer.from(hex, "hex")))).toEqual(message);
  });
});
