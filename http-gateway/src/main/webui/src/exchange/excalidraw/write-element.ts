import type { BoardObject, Kind } from "../../model/object";
import { sizeOf, textProp } from "../../model/object";
import { styleOf } from "../../model/style";
import { starCorners } from "../../canvas/outline";
import { fullFontSize } from "../../canvas/text-layout";
import { dataUrlOf } from "../pictures";
import type { Spot } from "../points";
import { spotsOf } from "../points";
import { alongLoneCurve } from "./lone-curve";
import { PEN_WIDTH } from "./linear";
import { shiftOfTurned } from "./turned-curve";
import { textFields } from "./write-text";
import { INSET, theirWidth } from "./text";

export interface ExcalidrawBinding {
  readonly elementId: string;
  readonly focus: number;
  readonly gap: number;
  readonly fixedPoint?: readonly [number, number];
}

/** The fields that elements have in common, and those that tie them together. */
export interface ExcalidrawElement {
  readonly id: string;
  readonly type: string;
  boundElements: { readonly type: string; readonly id: string }[] | null;
  readonly startBinding?: ExcalidrawBinding | null;
  readonly endBinding?: ExcalidrawBinding | null;
  readonly containerId?: string | null;
  readonly [field: string]: unknown;
}

export interface ExcalidrawFile {
  readonly id: string;
  readonly mimeType: string;
  readonly dataURL: string;
  readonly created: number;
}

export interface Written {
  readonly elements: ExcalidrawElement[];
  readonly file?: ExcalidrawFile;
}

/** Their radius for what is rounded adaptively (roundness type 3), a quarter of the shorter side at most. */
const ADAPTIVE = 3;
/** Lines are curved in proportion (roundness type 2). */
const PROPORTIONAL = 2;

const TYPES: Readonly<Record<Kind, string>> = {
  sticky_note: "rectangle",
  rectangle: "rectangle",
  ellipse: "ellipse",
  diamond: "diamond",
  star: "line",
  text: "text",
  line: "line",
  arrow: "arrow",
  frame: "frame",
  svg: "image",
  pen: "freedraw",
  image: "image",
};

const FILL_STYLES = { solid: "solid", hatched: "hachure", "cross-hatched": "cross-hatch" } as const;

/** The elements of one object: its own and, where it has text inside, that of the text. */
export function elementsOf(object: BoardObject, index: number, ids: ReadonlySet<string>): Written {
  const base = baseOf(object, index, ids);
  switch (object.kind) {
    case "line":
    case "arrow":
      return { elements: [lineElement(base, object, ids)] };
    case "pen":
      return { elements: [penElement(base, object)] };
    case "star": {
      const { width, height } = sizeOf(object);
      const corners = starCorners(width, height);
      const points = [...corners, ...corners.slice(0, 1)];
      return withText(
        { ...base, ...through(points.map(({ x, y }) => ({ x: x + object.x, y: y + object.y }))) },
        base,
        object,
      );
    }
    case "text":
      return { elements: [textElement(base, object)] };
    case "frame":
      return { elements: [{ ...base, strokeColor: "#bbbbbb", name: styleOf(object).text || null }] };
    case "svg":
      return picture(base, object, "image/svg+xml", dataUrlOf("image/svg+xml", textProp(object, "svg")));
    case "image": {
      const src = textProp(object, "src");
      return picture(base, object, src.slice("data:".length, src.indexOf(";")), src);
    }
    case "rectangle":
      return withText({ ...base, ...corners(object) }, base, object);
    default:
      return withText(base, base, object);
  }
}

function baseOf(object: BoardObject, index: number, ids: ReadonlySet<string>): ExcalidrawElement {
  const style = styleOf(object);
  const { width, height } = sizeOf(object);
  const frame = object.props["frame"];
  return {
    id: object.id,
    type: TYPES[object.kind],
    x: object.x,
    y: object.y,
    width,
    height,
    angle: (object.rotation * Math.PI) / 180,
    strokeColor: style.stroke || "transparent",
    backgroundColor: style.fill || "transparent",
    fillStyle: FILL_STYLES[style.fillStyle],
    strokeWidth: style.strokeWidth,
    strokeStyle: style.strokeStyle,
    roughness: 0,
    opacity: Math.round(style.opacity * 100),
    groupIds: object.groupId === "" ? [] : [object.groupId],
    frameId: typeof frame === "string" && ids.has(frame) ? frame : null,
    roundness: null,
    seed: index + 1,
    version: 1,
    versionNonce: index + 1,
    isDeleted: false,
    boundElements: null,
    updated: 1,
    link: textProp(object, "link") || null,
    locked: object.props["locked"] === true,
  };
}

function corners(object: BoardObject): { roundness: unknown } {
  const radius = styleOf(object).cornerRadius;
  return { roundness: radius === 0 ? null : { type: ADAPTIVE, value: radius } };
}

function lineElement(base: ExcalidrawElement, object: BoardObject, ids: ReadonlySet<string>): ExcalidrawElement {
  const { curved, elbow, startHead, endHead } = styleOf(object);
  const lone = alongLoneCurve(object);
  return {
    ...base,
    ...through(lone ?? (curved ? asTurned(object) : spotsOf(object))),
    // What it is turned by is in its points.
    ...(lone ? { angle: 0 } : {}),
    roundness: curved ? { type: PROPORTIONAL } : null,
    lastCommittedPoint: null,
    startBinding: binding(object, "start", ids),
    endBinding: binding(object, "end", ids),
    startArrowhead: startHead === "none" ? null : startHead,
    endArrowhead: endHead === "none" ? null : endHead,
    ...(object.kind === "arrow" ? { elbowed: elbow } : {}),
  };
}

/** The spots of a curve, moved so that it lies where it is once Excalidraw has turned it. */
function asTurned(object: BoardObject): Spot[] {
  const spots = spotsOf(object);
  const { x, y } = shiftOfTurned(spots, object.rotation);
  return spots.map((spot) => ({ ...spot, x: spot.x - x, y: spot.y - y }));
}

function binding(object: BoardObject, end: "start" | "end", ids: ReadonlySet<string>): ExcalidrawBinding | null {
  const elementId = textProp(object, `${end}Object`);
  if (!ids.has(elementId)) return null;
  const anchor = /^(\d+),(\d+)$/.exec(textProp(object, `${end}Anchor`));
  const fixedPoint = anchor && ([Number(anchor[1]) / 10_000, Number(anchor[2]) / 10_000] as const);
  return { elementId, focus: 0, gap: 1, ...(fixedPoint ? { fixedPoint } : {}) };
}

function penElement(base: ExcalidrawElement, object: BoardObject): ExcalidrawElement {
  const spots = spotsOf(object);
  const pressures = spots.flatMap(({ pressure }) => pressure ?? []);
  const felt = pressures.length === spots.length;
  return {
    ...base,
    ...through(spots),
    strokeWidth: styleOf(object).strokeWidth / PEN_WIDTH,
    pressures: felt ? pressures : [],
    simulatePressure: !felt,
    lastCommittedPoint: null,
  };
}

/** Their points are relative to the first one. */
function through(spots: readonly Spot[]) {
  const [first] = spots;
  const { x, y } = first ?? { x: 0, y: 0 };
  const points = spots.map((spot): [number, number] => [spot.x - x, spot.y - y]);
  const span = (values: readonly number[]) =>
    values.reduce((a, b) => Math.max(a, b)) - values.reduce((a, b) => Math.min(a, b));
  return { x, y, width: span(points.map(([dx]) => dx)), height: span(points.map(([, dy]) => dy)), points };
}

function picture(base: ExcalidrawElement, object: BoardObject, mimeType: string, dataURL: string): Written {
  const file = { id: object.id, mimeType, dataURL, created: 1 };
  return { elements: [{ ...base, fileId: file.id, status: "saved", scale: [1, 1], crop: null }], file };
}

/** Without the room that our texts keep around their letters; the inverse of `textBox`. */
function textElement(base: ExcalidrawElement, object: BoardObject): ExcalidrawElement {
  const { text, textAlign } = styleOf(object);
  const full = sizeOf(object);
  const width = theirWidth(full.width, fullFontSize(object));
  const height = Math.max(1, full.height - 2 * INSET);
  const extra = full.width - 2 * INSET - width;
  const shift = textAlign === "center" ? 0 : textAlign === "right" ? extra / 2 : -extra / 2;
  const angle = (object.rotation * Math.PI) / 180;
  const centre = {
    x: object.x + full.width / 2 + shift * Math.cos(angle),
    y: object.y + full.height / 2 + shift * Math.sin(angle),
  };
  const box = { x: centre.x - width / 2, y: centre.y - height / 2, width, height };
  return { ...base, ...box, ...textFields(object, text), containerId: null };
}

/** Types of theirs that can have text inside. */
const CONTAINERS = new Set(["rectangle", "ellipse", "diamond"]);

/** Board units that Excalidraw keeps between a text and its container. */
const CONTAINER_PADDING = 5;

function withText(element: ExcalidrawElement, base: ExcalidrawElement, object: BoardObject): Written {
  const { text, verticalAlign } = styleOf(object);
  if (text === "") return { elements: [element] };
  const full = sizeOf(object);
  const width = Math.max(1, full.width - 2 * CONTAINER_PADDING);
  const letters = textFields(object, text, width);
  const height = letters.text.split("\n").length * letters.fontSize * letters.lineHeight;
  const spare = full.height - height;
  const above = { top: CONTAINER_PADDING, middle: spare / 2, bottom: spare - CONTAINER_PADDING }[verticalAlign];
  const inside = CONTAINERS.has(element.type);
  const together = inside || object.groupId !== "" ? {} : { groupIds: [`${object.id} group`] };
  const inner: ExcalidrawElement = {
    ...base,
    ...letters,
    ...together,
    id: `${object.id} text`,
    type: "text",
    x: object.x + CONTAINER_PADDING,
    y: object.y + above,
    width,
    height,
    backgroundColor: "transparent",
    strokeStyle: "solid",
    link: null,
    containerId: inside ? object.id : null,
  };
  return { elements: [{ ...element, ...together }, inner] };
}
