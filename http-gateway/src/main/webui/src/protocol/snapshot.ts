import { fromBinary } from "@bufbuild/protobuf";
import { inflateSync } from "fflate";
import type { BoardSnapshot } from "../gen/collabboard/wire/v1/board_pb";
import { BoardSnapshotSchema } from "../gen/collabboard/wire/v1/board_pb";

/** As large as a message of the server may be. */
export const MAX_INFLATED_BYTES = 16 * 1024 * 1024;

/** A part of a snapshot with its objects, whether it was compressed or not. Throws where it is not what it says it is. */
export function inflated(part: BoardSnapshot): BoardSnapshot {
  if (part.deflated.length === 0) return part;
  const size = part.inflatedBytes;
  if (size > MAX_INFLATED_BYTES) throw new RangeError(`a part of ${size} bytes`);
  // What does not fit is not kept; the byte beyond shows that there is more.
  const bytes = inflateSync(part.deflated, { out: new Uint8Array(size + 1) });
  if (bytes.length !== size) throw new RangeError(`a part that does not inflate to ${size} bytes`);
  return fromBinary(BoardSnapshotSchema, bytes);
}
