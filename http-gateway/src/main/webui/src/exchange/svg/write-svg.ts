import { textColoursOf } from "../../canvas/drawing/text";
import type { Rect } from "../../canvas/geometry";
import { fromLocal } from "../../canvas/geometry";
import type { GroundOf } from "../../canvas/grounds";
import { familyOf } from "../../canvas/letters";
import { outlineOf } from "../../canvas/outline";
import type { TextLayouts } from "../../canvas/text-layout";
import { LINE_HEIGHT } from "../../canvas/text-box";
import type { BoardObject } from "../../model/object";
import { sizeOf } from "../../model/object";
import { styleOf } from "../../model/style";
import { WHITE_PAPER } from "../image/paper";
import type { Sight } from "../sight";
import { element, escaped, short } from "./markup";
import { shapeOf } from "./shapes";

/** Board units around the objects. */
const PADDING = 24;

const ANCHORS = { left: "start", center: "middle", right: "end" } as const;
const ACROSS = { left: 0, center: 0.5, right: 1 } as const;
const DOWN = { top: 0, middle: 0.5, bottom: 1 } as const;

/** An SVG document of objects, without scripts and without references out of itself; `fonts` is CSS. */
export function writeSvg(sight: Sight, texts: TextLayouts, background: string | undefined, fonts = ""): string {
  const bounds: Rect = sight.bounds ?? { left: 0, top: 0, right: 0, bottom: 0 };
  const [left, top] = [bounds.left - PADDING, bounds.top - PADDING];
  const [width, height] = [bounds.right - left + PADDING, bounds.bottom - top + PADDING];
  const paper = background === undefined ? "" : element("rect", { x: left, y: top, width, height, fill: background });
  const clips = new Clips(sight);
  const drawn = sight.layers.map((object) =>
    element("g", { "clip-path": clips.of(object) }, placed(object, texts, sight.groundOf)),
  );
  return element(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      width,
      height,
      viewBox: [left, top, width, height].map(short).join(" "),
    },
    [fonts && element("style", {}, fonts), clips.definitions(), paper, ...drawn].join("\n"),
  );
}

function placed(object: BoardObject, texts: TextLayouts, groundOf: GroundOf): string {
  const { width, height } = sizeOf(object);
  const { opacity } = styleOf(object);
  const turn =
    object.rotation === 0 ? "" : ` rotate(${short(object.rotation)} ${short(width / 2)} ${short(height / 2)})`;
  const transform = `translate(${short(object.x)} ${short(object.y)})${turn}`;
  return element(
    "g",
    { transform, opacity: opacity === 1 ? undefined : opacity },
    shapeOf(object) + textOf(object, texts, groundOf),
  );
}

function textOf(object: BoardObject, texts: TextLayouts, groundOf: GroundOf): string {
  const style = styleOf(object);
  const title = object.kind === "frame";
  if (style.text === "" && !title) return "";
  const { lines, fontSize, box, baseline } = texts.of(object);
  const align = title && object.props["textAlign"] === undefined ? "left" : style.textAlign;
  const lineHeight = fontSize * LINE_HEIGHT;
  const x = box.x + box.width * ACROSS[align];
  const above = (box.height - lines.length * lineHeight) * DOWN[title ? "middle" : style.verticalAlign];
  const colourAt = textColoursOf(WHITE_PAPER, object, groundOf);
  const inside = colourAt(box.y + box.height / 2);
  const spans = lines.map((line, index) => {
    const y = box.y + above + index * lineHeight;
    const own = colourAt(y + lineHeight / 2);
    return element("tspan", { x, y: y + baseline, fill: own === inside ? undefined : own }, escaped(line));
  });
  const attributes = {
    "font-family": familyOf(style.fontFamily),
    "font-size": fontSize,
    "font-weight": 500,
    "text-anchor": ANCHORS[align],
    fill: inside,
    style: "white-space: pre",
  };
  return element("text", attributes, spans.join(""));
}

/** What frames carry is cut off at their edges; the same frames are one definition. */
class Clips {
  private readonly names = new Map<string, string>();
  private readonly written: string[] = [];

  constructor(private readonly sight: Sight) {}

  of(object: BoardObject): string | undefined {
    const name = this.nameOf(this.sight.framesOf(object));
    return name === undefined ? undefined : `url(#${name})`;
  }

  definitions(): string {
    return this.written.length === 0 ? "" : element("defs", {}, this.written.join(""));
  }

  /** Of the innermost frame, itself cut off by those around it. */
  private nameOf(frames: readonly BoardObject[]): string | undefined {
    const frame = frames.at(-1);
    if (!frame) return undefined;
    const known = this.names.get(frame.id);
    if (known !== undefined) return known;
    const outer = this.nameOf(frames.slice(0, -1));
    const name = `frame-${this.names.size + 1}`;
    this.names.set(frame.id, name);
    const points = outlineOf(frame).map((corner) => fromLocal(frame, corner));
    const polygon = element("polygon", { points: points.map(({ x, y }) => `${short(x)},${short(y)}`).join(" ") });
    this.written.push(
      element("clipPath", { id: name, "clip-path": outer === undefined ? undefined : `url(#${outer})` }, polygon),
    );
    return name;
  }
}
