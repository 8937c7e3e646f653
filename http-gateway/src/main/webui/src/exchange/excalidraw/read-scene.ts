import type { Kind, Props } from "../../model/object";
import { uuidV7 } from "../../model/uuid";
import type { Drawing, NewObject } from "../drawing";
import type { Fields } from "../fields";
import { refuseFrameCycles, withoutDangling } from "../references";
import { Remarks } from "../remarks";
import type { Element } from "./element";
import { readElement } from "./element";
import { withTrueEnds } from "./ends";
import { withGrounds } from "./grounds";
import type { Run } from "./linear";
import { anchorOn, holdOf, lineOf, penOf } from "./linear";
import { pictureOf } from "./pictures";
import { commonOf, cornerRadiusOf, styleOf } from "./style";
import { lettersOf, textBox, textOf } from "./text";

type Converted = Pick<NewObject, "kind" | "x" | "y" | "width" | "height" | "props">;

const HOLDS_TEXT = new Set(["rectangle", "ellipse", "diamond", "embeddable", "iframe"]);
const FRAMES = new Set(["frame", "magicframe"]);
const MAX_GROUPS = 1_000;

/** The elements of a scene as objects of ours. Throws where one is broken; leaves out, and says so, what is unknown. */
export function readScene(name: string, elements: readonly unknown[], files: Fields | undefined): Drawing {
  const scene = new Scene(elements, files);
  const objects = withoutDangling(scene.objects());
  refuseFrameCycles(objects);
  return { name, objects: withGrounds(withTrueEnds(objects)), remarks: scene.remarks };
}

class Scene {
  readonly remarks = new Remarks();
  private readonly elements: readonly Element[];
  /** Where several have the same id, references mean the first. */
  private readonly byId = new Map<string, Element>();
  private readonly ids = new Map<Element, string>();
  private readonly groups = new Map<string, string>();
  /** The text inside of each container. */
  private readonly inner = new Map<Element, Element>();
  private readonly converters: ReadonlyMap<string, (element: Element) => Converted | undefined>;

  constructor(
    json: readonly unknown[],
    private readonly files: Fields | undefined,
  ) {
    this.elements = json.flatMap((element, index) => readElement(element, index) ?? []);
    for (const element of this.elements) {
      this.ids.set(element, uuidV7());
      if (element.id !== "" && !this.byId.has(element.id)) this.byId.set(element.id, element);
    }
    for (const element of this.elements) this.findContainer(element);
    const box = (kind: Kind) => (element: Element) => this.box(kind, element);
    const line = (kind: Kind) => (element: Element) => this.line(kind, lineOf(element, this.remarks), element);
    this.converters = new Map<string, (element: Element) => Converted | undefined>([
      ["rectangle", (element) => this.rectangle(element)],
      ["ellipse", box("ellipse")],
      ["diamond", box("diamond")],
      ["text", (element) => this.text(element)],
      ["line", line("line")],
      ["draw", line("line")],
      ["arrow", line("arrow")],
      ["freedraw", (element) => this.line("pen", penOf(element, this.remarks), element)],
      ["image", (element) => this.image(element)],
      ["frame", (element) => this.frame(element)],
      ["magicframe", (element) => this.frame(element)],
      ["embeddable", (element) => this.embedded(element)],
      ["iframe", (element) => this.embedded(element)],
    ]);
  }

  /** In drawing order: a frame comes before what it carries, with us it has a ground. */
  objects(): NewObject[] {
    const ordered = new Set<Element>();
    for (const element of this.elements) {
      const frame = this.frameOf(element);
      if (frame) ordered.add(frame);
      ordered.add(element);
    }
    const inside = new Set(this.inner.values());
    return [...ordered].filter((element) => !inside.has(element)).flatMap((element) => this.object(element) ?? []);
  }

  private object(element: Element): NewObject | undefined {
    const convert = this.converters.get(element.type);
    if (!convert) this.remarks.leaveOut(element.type.slice(0, 40));
    const converted = convert?.(element);
    if (!converted) return undefined;
    const frame = this.frameOf(element);
    return {
      ...converted,
      id: this.idOf(element),
      rotation: element.rotation,
      zIndex: 0,
      groupId: this.groupOf(element),
      props: { ...converted.props, ...(frame ? { frame: this.idOf(frame) } : {}) },
    };
  }

  private idOf(element: Element): string {
    return this.ids.get(element) ?? "";
  }

  private frameOf({ fields }: Element): Element | undefined {
    const frame = this.byId.get(fields.optionalText("frameId") ?? "");
    return frame && FRAMES.has(frame.type) ? frame : undefined;
  }

  private findContainer(element: Element): void {
    if (element.type !== "text") return;
    const container = this.byId.get(element.fields.optionalText("containerId") ?? "");
    if (container && HOLDS_TEXT.has(container.type) && !this.inner.has(container)) this.inner.set(container, element);
  }

  /** Our groups are not nested: the outermost counts. The label of an arrow goes with it. */
  private groupOf(element: Element): string {
    const names = element.fields.optionalList("groupIds", MAX_GROUPS);
    const outermost = names.at(-1);
    if (outermost !== undefined && typeof outermost !== "string")
      throw element.fields.wrong("groupIds", "must be texts");
    const arrow = this.byId.get(element.fields.optionalText("containerId") ?? "");
    if (outermost === undefined && arrow?.type === "arrow" && arrow !== element)
      return this.groupNamed(`label ${arrow.id}`);
    if (outermost === undefined && element.type === "arrow" && this.isLabelled(element)) {
      return this.groupNamed(`label ${element.id}`);
    }
    return outermost === undefined ? "" : this.groupNamed(`group ${outermost}`);
  }

  private isLabelled(arrow: Element): boolean {
    return this.elements.some(
      ({ type, fields }) => type === "text" && arrow.id !== "" && fields.raw("containerId") === arrow.id,
    );
  }

  private groupNamed(name: string): string {
    const known = this.groups.get(name) ?? uuidV7();
    this.groups.set(name, known);
    return known;
  }

  private box(kind: Kind, element: Element, props: Props = {}): Converted {
    const { x, y, width, height } = element;
    return { kind, x, y, width, height, props: { ...styleOf(element.fields), ...props, ...this.innerText(element) } };
  }

  private rectangle(element: Element): Converted {
    const cornerRadius = cornerRadiusOf(element.fields, element.width, element.height);
    return this.box("rectangle", element, { cornerRadius });
  }

  private innerText(container: Element): Props {
    const inner = this.inner.get(container);
    const text = inner ? textOf(inner, this.remarks) : "";
    return inner && text !== "" ? { text, ...lettersOf(inner) } : {};
  }

  private text(element: Element): Converted | undefined {
    const text = textOf(element, this.remarks);
    if (text.trim() === "") {
      this.remarks.leaveOut("empty text");
      return undefined;
    }
    const letters = lettersOf(element);
    const props = { ...commonOf(element.fields), text, ...letters };
    return { kind: "text", ...textBox(element, letters), props };
  }

  private line(kind: Kind, { props, ...box }: Run, element: Element): Converted {
    return { kind, ...box, props: { ...props, ...this.held(element, "start"), ...this.held(element, "end") } };
  }

  private held(line: Element, end: "start" | "end"): Props {
    const hold = holdOf(line.fields, `${end}Binding`);
    const element = hold && this.byId.get(hold.elementId);
    if (!element || ["line", "draw", "arrow", "freedraw"].includes(element.type)) return {};
    // A text inside a container is one with it.
    const target = [...this.inner].find(([, inner]) => inner === element)?.[0] ?? element;
    const anchor = hold.anchor ?? (hold.aside ? anchorOn(target, line, end) : undefined);
    return { [`${end}Object`]: this.idOf(target), ...(anchor === undefined ? {} : { [`${end}Anchor`]: anchor }) };
  }

  private image(element: Element): Converted | undefined {
    const { x, y, width, height } = element;
    const picture = pictureOf(element, this.files, this.remarks);
    return picture && { ...picture, x, y, width, height };
  }

  private frame({ fields, x, y, width, height }: Element): Converted {
    const text = (fields.optionalText("name") ?? "Frame").slice(0, 200);
    return { kind: "frame", x, y, width, height, props: { ...commonOf(fields), text } };
  }

  /** A page within the drawing: a box that says where it leads. */
  private embedded(element: Element): Converted {
    const link = element.fields.optionalText("link") ?? "Embedded page";
    this.remarks.alter("embedded page shown as a box");
    return this.box("rectangle", element, { cornerRadius: 8, text: link.slice(0, 2_000), fontSize: 16 });
  }
}
