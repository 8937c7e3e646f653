import type { Json, Kind, Props } from "../../model/object";
import { isKind } from "../../model/object";
import type { Drawing, NewObject } from "../drawing";
import { Fields } from "../fields";
import { ImportFailure } from "../import-failure";
import { MAX_COORDINATE, MAX_DEPTH, MAX_OBJECTS, MAX_PROPS_BYTES, MAX_TEXT, MAX_Z_INDEX, propsBytes } from "../limits";
import { isPictureUrl, isPlainSvg } from "../pictures";
import { refuseFrameCycles, withoutDangling } from "../references";
import { Remarks } from "../remarks";
import { VERSION } from "./write";

const MAX_ID = 100;

/** A file of our own format. */
export function readCollabBoard(name: string, file: Fields): Drawing {
  return { name, objects: withoutDangling(readObjects(file, MAX_OBJECTS)), remarks: new Remarks() };
}

/**
 * The objects of a text in our own format, in drawing order, with references to what is not among them. Every field is
 * checked, since what is placed goes to everybody on the board.
 */
export function readObjects(file: Fields, most: number): NewObject[] {
  const version = file.number("version");
  if (version !== VERSION) throw new ImportFailure(`version ${version} of the format is not known here`);
  const seen = new Set<string>();
  const read = file.list("objects", most).map((json, index) => objectOf(json, index, seen));
  refuseFrameCycles(read);
  return read.sort((a, b) => a.zIndex - b.zIndex);
}

function objectOf(json: unknown, index: number, seen: Set<string>): NewObject {
  const unnamed = Fields.of(json, `object ${index + 1}`);
  const kind = unnamed.text("kind");
  if (!isKind(kind)) throw unnamed.wrong("kind", `is not known: “${kind.slice(0, 40)}”`);
  const fields = unnamed.named(`object ${index + 1} (${kind})`);
  const id = identifier(fields, "id");
  if (id === "" || seen.has(id)) throw fields.wrong("id", id === "" ? "is missing" : "is that of an earlier object");
  seen.add(id);
  const zIndex = fields.number("zIndex", MAX_Z_INDEX);
  if (!Number.isInteger(zIndex)) throw fields.wrong("zIndex", "must be a whole number");
  return {
    id,
    kind,
    x: fields.number("x", MAX_COORDINATE),
    y: fields.number("y", MAX_COORDINATE),
    ...lengths(fields, kind),
    rotation: fields.number("rotation", MAX_COORDINATE),
    zIndex,
    groupId: identifier(fields, "groupId"),
    props: propsOf(fields),
  };
}

function identifier(fields: Fields, key: string): string {
  const id = fields.optionalText(key) ?? "";
  if (id.length > MAX_ID) throw fields.wrong(key, `must be at most ${MAX_ID} characters`);
  return id;
}

/** Lines may point in any direction; a box must not be inside out. */
function lengths(fields: Fields, kind: Kind): Pick<NewObject, "width" | "height"> {
  const read = (key: "width" | "height") => {
    if (fields.raw(key) === undefined) return {};
    const anyDirection = kind === "line" || kind === "arrow";
    return { [key]: anyDirection ? fields.number(key, MAX_COORDINATE) : fields.size(key, MAX_COORDINATE) };
  };
  return { ...read("width"), ...read("height") };
}

function propsOf(fields: Fields): Props {
  const json = fields.optionalFields("props");
  if (!json) return {};
  const props: [string, Json][] = json.entries().map(([key, value]) => {
    if (key === "__proto__") throw json.wrong(key, "is no name for a prop");
    if (value === null || !isJson(value, MAX_DEPTH)) {
      throw json.wrong(key, `must be finite numbers, texts, lists, nested at most ${MAX_DEPTH} deep`);
    }
    return [key, value];
  });
  const result = Object.fromEntries(props);
  checkContents(json, result);
  return result;
}

function checkContents(fields: Fields, props: Props): void {
  for (const key of ["text", "title"]) {
    const text = props[key];
    if (typeof text === "string" && text.length > MAX_TEXT) throw fields.wrong(key, `is longer than ${MAX_TEXT}`);
  }
  const { src, svg } = props;
  if (src !== undefined && !(typeof src === "string" && isPictureUrl(src))) {
    throw fields.wrong("src", "must be a data: URL of a PNG, JPEG, WebP or GIF image");
  }
  if (svg !== undefined && !(typeof svg === "string" && isPlainSvg(svg))) {
    throw fields.wrong("svg", "must be an SVG document without scripts and references out of itself");
  }
  const bytes = propsBytes(props);
  if (bytes > MAX_PROPS_BYTES && src === undefined) {
    throw new ImportFailure(`${fields.where}: takes ${bytes} bytes; at most ${MAX_PROPS_BYTES} can be kept`);
  }
}

/** What JSON.parse gives is JSON, but for numbers that are too large for it: those become infinite. */
function isJson(value: unknown, depth: number): value is Json {
  if (typeof value === "number") return Number.isFinite(value);
  if (typeof value !== "object" || value === null) return true;
  const own = !Object.hasOwn(value, "__proto__");
  return depth > 0 && own && Object.values(value).every((item) => isJson(item, depth - 1));
}
