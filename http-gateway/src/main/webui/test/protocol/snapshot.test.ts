import { create, toBinary } from "@bufbuild/protobuf";
import { deflateSync } from "fflate";
import { describe, expect, it } from "vitest";
import type { BoardSnapshot } from "../../src/gen/collabboard/wire/v1/board_pb";
import { BoardSnapshotSchema } from "../../src/gen/collabboard/wire/v1/board_pb";
import { uuidToBytes, uuidV7 } from "../../src/model/uuid";
import { inflated, MAX_INFLATED_BYTES } from "../../src/protocol/snapshot";

const plain = create(BoardSnapshotSchema, {
  seq: 7n,
  objects: Array.from({ length: 500 }, (_, x) => ({
    objectId: uuidToBytes(uuidV7()),
    x,
    version: 1,
    createdBy: "ada",
  })),
});
const encoding = toBinary(BoardSnapshotSchema, plain);

function compressed(bytes: Uint8Array, inflatedBytes = bytes.length): BoardSnapshot {
  return create(BoardSnapshotSchema, { seq: 7n, deflated: deflateSync(bytes), inflatedBytes });
}

describe("a part of a snapshot", () => {
  it("is what it was before it was compressed", () => {
    expect(inflated(compressed(encoding))).toEqual(plain);
  });

  it("need not be compressed", () => {
    expect(inflated(plain)).toBe(plain);
  });

  it.each([
    ["more than it says", compressed(encoding, encoding.length - 1)],
    ["much more than it says", compressed(new Uint8Array(8 * 1024 * 1024), 100)],
    ["less than it says", compressed(encoding, encoding.length + 1)],
    ["more than anybody takes", compressed(encoding, MAX_INFLATED_BYTES + 1)],
    ["no compressed data", create(BoardSnapshotSchema, { deflated: encoding, inflatedBytes: encoding.length })],
  ])("is refused where it is %s", (_, part) => {
    expect(() => inflated(part)).toThrow();
  });
});
