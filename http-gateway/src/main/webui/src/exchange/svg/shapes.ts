import { inked } from "../../canvas/drawing/pen";
import { traced } from "../../canvas/drawing/line";
import { dashes } from "../../canvas/drawing/paint";
import { hatch, hatchWidth, isHatched } from "../../canvas/hatching";
import { cornerRadiusOf, outlineOf } from "../../canvas/outline";
import type { BoardObject, Kind } from "../../model/object";
import { sizeOf, textProp } from "../../model/object";
import type { Style } from "../../model/style";
import { styleOf } from "../../model/style";
import { WHITE_PAPER } from "../image/paper";
import { dataUrlOf, isPictureUrl, isPlainSvg } from "../pictures";
import type { Attributes } from "./markup";
import { element, short } from "./markup";
import { PathText } from "./path";

type Draw = (object: BoardObject, style: Style) => string;

const DRAW: Readonly<Record<Kind, Draw>> = {
  sticky_note: sheet,
  rectangle: (object, style) => box(object, paintOf(style), cornerRadiusOf(object)),
  ellipse,
  diamond: polygon,
  star: polygon,
  text: (object, style) => (style.fill === "" && style.stroke === "" ? "" : sheet(object, style)),
  line,
  arrow: line,
  frame,
  svg: (object) => {
    const text = textProp(object, "svg");
    return isPlainSvg(text) ? picture(object, dataUrlOf("image/svg+xml", text)) : "";
  },
  pen,
  image: (object) => {
    const src = textProp(object, "src");
    return isPictureUrl(src) ? picture(object, src) : "";
  },
};

/** The markup of an object without its text, as seen from its top left corner before rotation. */
export function shapeOf(object: BoardObject): string {
  const style = styleOf(object);
  if (!isHatched(style)) return DRAW[object.kind](object, style);
  const lines = { fill: "none", stroke: style.fill, "stroke-width": hatchWidth(style) };
  const below = element("path", { d: hatch(object, style, new PathText()).text, ...lines });
  return below + DRAW[object.kind](object, { ...style, fill: "" });
}

function paintOf(style: Style): Attributes {
  return { fill: style.fill || "none", ...strokeOf(style) };
}

function strokeOf(style: Style): Attributes {
  if (style.stroke === "") return {};
  const pattern = dashes(style, style.strokeWidth);
  return {
    stroke: style.stroke,
    "stroke-width": style.strokeWidth,
    "stroke-linejoin": "round",
    "stroke-linecap": style.strokeStyle === "dashed" ? "butt" : "round",
    // A dot has no length, and must not be rounded to none.
    "stroke-dasharray":
      pattern.length > 0
        ? pattern
            .map((length) => Math.max(0.01, length))
            .map(short)
            .join(" ")
        : undefined,
  };
}

function box(object: BoardObject, paint: Attributes, radius?: number): string {
  const { width, height } = sizeOf(object);
  return element("rect", { width, height, rx: radius, ...paint });
}

function sheet(object: BoardObject, style: Style): string {
  return box(object, paintOf(style));
}

function frame(object: BoardObject, style: Style): string {
  const fill = style.fill || (object.props["fill"] === "none" ? "none" : WHITE_PAPER.surface);
  const edge = style.stroke === "" ? { stroke: WHITE_PAPER.line, "stroke-width": 1 } : strokeOf(style);
  return box(object, { fill, ...edge });
}

function ellipse(object: BoardObject, style: Style): string {
  const [rx, ry] = [sizeOf(object).width / 2, sizeOf(object).height / 2];
  return element("ellipse", { cx: rx, cy: ry, rx, ry, ...paintOf(style) });
}

function polygon(object: BoardObject, style: Style): string {
  const points = outlineOf(object).map(({ x, y }) => `${short(x)},${short(y)}`);
  return element("polygon", { points: points.join(" "), ...paintOf(style) });
}

function line(object: BoardObject, style: Style): string {
  const { body, open, solid } = traced(object, { body: new PathText(), open: new PathText(), solid: new PathText() });
  const plain = strokeOf({ ...style, strokeStyle: "solid" });
  return [
    element("path", { d: body.text, ...paintOf(style) }),
    open.text === "" ? "" : element("path", { d: open.text, fill: "none", ...plain }),
    solid.text === "" || style.stroke === "" ? "" : element("path", { d: solid.text, fill: style.stroke }),
  ].join("");
}

function pen(object: BoardObject, style: Style): string {
  const { body } = traced(
    { ...object, props: { ...object.props, curved: true, startHead: "none", endHead: "none" } },
    { body: new PathText(), open: new PathText(), solid: new PathText() },
  );
  const swollen = style.strokeStyle === "solid" && style.stroke !== "";
  const under = element("path", { d: body.text, ...paintOf(swollen ? { ...style, stroke: "" } : style) });
  const ink = swollen ? element("path", { d: inked(object, new PathText()).text, fill: style.stroke }) : "";
  return style.fill === "" && swollen ? ink : under + ink;
}

function picture(object: BoardObject, href: string): string {
  const { width, height } = sizeOf(object);
  return element("image", { width, height, preserveAspectRatio: "none", href });
}
