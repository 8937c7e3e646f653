import { create, fromBinary, fromJson, toBinary, toJson } from "@bufbuild/protobuf";
import type { Value } from "@bufbuild/protobuf/wkt";
import { ValueSchema } from "@bufbuild/protobuf/wkt";
import type { Frame } from "../gen/collabboard/wire/v1/frame_pb";
import { FramesSchema } from "../gen/collabboard/wire/v1/frame_pb";
import type { Props } from "../model/object";

/** One frame as a WebSocket message of its own; concatenated messages are the message of their frames. */
export function encodeFrame(frame: Frame): Uint8Array<ArrayBuffer> {
  return toBinary(FramesSchema, create(FramesSchema, { frames: [frame] }));
}

/** Throws where the bytes are no Frames. */
export function decodeFrames(bytes: Uint8Array): Frame[] {
  return fromBinary(FramesSchema, bytes).frames;
}

export function propsFromWire(props: Record<string, Value>): Props {
  return Object.fromEntries(Object.entries(props).map(([key, value]) => [key, toJson(ValueSchema, value)]));
}

export function propsToWire(props: Props): Record<string, Value> {
  return Object.fromEntries(Object.entries(props).map(([key, value]) => [key, fromJson(ValueSchema, value)]));
}
