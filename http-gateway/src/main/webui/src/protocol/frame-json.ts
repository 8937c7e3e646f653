import type { DescField } from "@bufbuild/protobuf";
import { toJson } from "@bufbuild/protobuf";
import type { ReflectList, ReflectMap, ReflectMessage } from "@bufbuild/protobuf/reflect";
import { reflect } from "@bufbuild/protobuf/reflect";
import type { Value } from "@bufbuild/protobuf/wkt";
import { ValueSchema } from "@bufbuild/protobuf/wkt";
import type { Frame } from "../gen/collabboard/wire/v1/frame_pb";
import { FrameSchema } from "../gen/collabboard/wire/v1/frame_pb";
import type { Json } from "../model/object";
import { uuidFromBytes } from "../model/uuid";

/** More of a list, of a text (characters) or of bytes is only counted. */
const MOST_ITEMS = 100;
const MOST_TEXT = 2_000;
const MOST_BYTES = 32;

/** A frame as JSON for people to read: ids as UUIDs, other bytes as hex, enums by name, long things cut. */
export function frameText(frame: Frame): string {
  return JSON.stringify(ofMessage(reflect(FrameSchema, frame)), null, 2);
}

function ofMessage(message: ReflectMessage): Json {
  if (message.desc.typeName === ValueSchema.typeName) return cut(toJson(ValueSchema, message.message as Value));
  return Object.fromEntries(
    message.fields.filter((field) => message.isSet(field)).map((field) => [field.name, ofField(message, field)]),
  );
}

function ofField(message: ReflectMessage, field: DescField): Json {
  const value: unknown = message.get(field);
  switch (field.fieldKind) {
    case "list": {
      const items = [...(value as ReflectList)];
      const shown = items.slice(0, MOST_ITEMS).map((item) => ofValue(item, field.enum));
      return items.length > MOST_ITEMS ? [...shown, `… ${items.length - MOST_ITEMS} more`] : shown;
    }
    case "map":
      return Object.fromEntries(
        [...(value as ReflectMap)].slice(0, MOST_ITEMS).map(([key, item]) => [String(key), ofValue(item, field.enum)]),
      );
    default:
      return ofValue(value, field.enum);
  }
}

function ofValue(value: unknown, names: DescField["enum"]): Json {
  if (value instanceof Uint8Array) return ofBytes(value);
  if (typeof value === "bigint") return value.toString();
  if (typeof value === "number") {
    if (names) return names.value[value]?.name ?? value;
    return Number.isFinite(value) ? value : String(value);
  }
  if (typeof value === "object" && value !== null) return ofMessage(value as ReflectMessage);
  return cut(value as Json);
}

function ofBytes(bytes: Uint8Array): string {
  if (bytes.length === 16) return uuidFromBytes(bytes);
  const hex = Array.from(bytes.subarray(0, MOST_BYTES), (byte) => byte.toString(16).padStart(2, "0")).join("");
  return bytes.length > MOST_BYTES ? `${hex}… (${bytes.length} bytes)` : hex;
}

function cut(value: Json): Json {
  if (typeof value !== "string" || value.length <= MOST_TEXT) return value;
  return `${value.slice(0, MOST_TEXT)}… (${value.length} characters)`;
}
