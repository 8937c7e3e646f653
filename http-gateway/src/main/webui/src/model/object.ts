import { defaultFill, styleOf } from "./style";

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

export const KINDS = [
  "sticky_note",
  "rectangle",
  "ellipse",
  "diamond",
  "star",
  "text",
  "line",
  "arrow",
  "frame",
  "svg",
  "pen",
  "image",
] as const;

export type Kind = (typeof KINDS)[number];

export function isKind(name: string): name is Kind {
  return (KINDS as readonly string[]).includes(name);
}

export type Props = Readonly<Record<string, Json>>;

/** One object of a board. Lengths are board units, y points down, rotation is clockwise degrees around the centre. */
export interface BoardObject {
  readonly id: string;
  readonly kind: Kind;
  readonly x: number;
  readonly y: number;
  readonly width?: number | undefined;
  readonly height?: number | undefined;
  readonly rotation: number;
  readonly zIndex: number;
  readonly props: Props;
  /** Empty: in no group. */
  readonly groupId: string;
  readonly createdBy: string;
  readonly version: number;
}

/** What changes. An absent field stays; a prop that is null is removed; an empty groupId leaves the group. */
export interface ObjectPatch {
  readonly x?: number | undefined;
  readonly y?: number | undefined;
  readonly width?: number | undefined;
  readonly height?: number | undefined;
  readonly rotation?: number | undefined;
  readonly zIndex?: number | undefined;
  readonly props?: Props | undefined;
  readonly groupId?: string | undefined;
}

export function patched(object: BoardObject, patch: ObjectPatch): BoardObject {
  return {
    ...object,
    x: patch.x ?? object.x,
    y: patch.y ?? object.y,
    width: patch.width ?? object.width,
    height: patch.height ?? object.height,
    rotation: patch.rotation ?? object.rotation,
    zIndex: patch.zIndex ?? object.zIndex,
    groupId: patch.groupId ?? object.groupId,
    props: patch.props ? mergedProps(object.props, patch.props) : object.props,
  };
}

function mergedProps(base: Props, patch: Props): Props {
  return Object.fromEntries(Object.entries({ ...base, ...patch }).filter(([, value]) => value !== null));
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export const DEFAULT_SIZE: Record<Kind, Size> = {
  sticky_note: { width: 120, height: 120 },
  rectangle: { width: 160, height: 100 },
  ellipse: { width: 120, height: 120 },
  diamond: { width: 120, height: 120 },
  star: { width: 120, height: 120 },
  text: { width: 220, height: 56 },
  line: { width: 180, height: 0 },
  arrow: { width: 180, height: 0 },
  frame: { width: 520, height: 320 },
  svg: { width: 240, height: 240 },
  pen: { width: 120, height: 120 },
  image: { width: 240, height: 240 },
};

export function sizeOf(object: BoardObject): Size {
  const fallback = DEFAULT_SIZE[object.kind];
  return { width: object.width ?? fallback.width, height: object.height ?? fallback.height };
}

/** `#rrggbb`; empty where the object has none. */
export function fillOf(object: BoardObject): string {
  return styleOf(object).fill;
}

/** A text property, or the empty string where there is none or it is not a text. */
export function textProp(object: BoardObject, key: string): string {
  const value = object.props[key];
  return typeof value === "string" ? value : "";
}

/** A new object of a kind with its default size and fill, centred on a point. */
export function newObject(id: string, kind: Kind, centreX: number, centreY: number, zIndex: number): BoardObject {
  const { width, height } = DEFAULT_SIZE[kind];
  const fill = defaultFill(kind);
  const x = centreX - width / 2;
  const y = centreY - height / 2;
  const props: Props = fill === "" ? {} : { fill };
  return { id, kind, x, y, width, height, rotation: 0, zIndex, props, groupId: "", createdBy: "", version: 0 };
}

/** The order in which objects are drawn. */
export function byDrawingOrder(a: BoardObject, b: BoardObject): number {
  return a.zIndex - b.zIndex || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}
