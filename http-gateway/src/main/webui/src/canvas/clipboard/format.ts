import type { BoardObject, Json, Props } from "../../model/object";
import { isKind } from "../../model/object";

/**
 * Objects as text, as they travel over the clipboard: what our files hold, too. Another page, another board and another
 * server read the same.
 */
export const MIME_TYPE = "application/vnd.collabboard+json";

const TYPE = "collabboard";
const VERSION = 1;

/** Objects that are taken from a text at once; a board takes as many edits without an answer. */
const MOST = 10_000;

export function textOf(objects: readonly BoardObject[]): string {
  const stored = objects.map(({ id, kind, x, y, width, height, rotation, zIndex, props, groupId }) => {
    return { id, kind, x, y, width, height, rotation, zIndex, props, groupId };
  });
  return JSON.stringify({ type: TYPE, version: VERSION, objects: stored });
}

/** The objects of a text; undefined where it is a text of another kind. Throws where it is one of ours, but broken. */
export function objectsIn(text: string): BoardObject[] | undefined {
  if (!text.trimStart().startsWith("{")) return undefined;
  const content = parsed(text);
  if (!isRecord(content) || content["type"] !== TYPE) return undefined;
  const { version, objects } = content;
  if (version !== VERSION) throw new Error("These objects come from another version of CollabBoard.");
  if (!Array.isArray(objects)) throw new Error("There are no objects in what was copied.");
  if (objects.length > MOST) throw new Error(`These are ${objects.length} objects; at most ${MOST} can be pasted.`);
  return objects.map(objectFrom);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // A text that only looks like ours is a text.
    return undefined;
  }
}

function objectFrom(value: unknown, index: number): BoardObject {
  const fail = (what: string): never => {
    throw new Error(`Object ${index + 1} of what was copied has no usable ${what}.`);
  };
  if (!isRecord(value)) return fail("content");
  const number = (key: string): number => {
    const field = value[key];
    return typeof field === "number" && Number.isFinite(field) ? field : fail(key);
  };
  const { id, kind, props, groupId } = value;
  if (typeof kind !== "string" || !isKind(kind)) return fail("kind");
  if (typeof id !== "string" || id === "") return fail("id");
  if (!isRecord(props)) return fail("props");
  return {
    id,
    kind,
    x: number("x"),
    y: number("y"),
    width: value["width"] === undefined ? undefined : number("width"),
    height: value["height"] === undefined ? undefined : number("height"),
    rotation: value["rotation"] === undefined ? 0 : number("rotation"),
    zIndex: value["zIndex"] === undefined ? index : number("zIndex"),
    props: propsFrom(props),
    groupId: typeof groupId === "string" ? groupId : "",
    createdBy: "",
    version: 0,
  };
}

/** What JSON gave is JSON; a key that means something to JavaScript itself is no key of ours. */
function propsFrom(props: Record<string, unknown>): Props {
  return Object.fromEntries(Object.entries(props).filter(([key]) => key !== "__proto__")) as Record<string, Json>;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
