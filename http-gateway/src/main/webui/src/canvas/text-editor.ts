import type { BoardObject } from "../model/object";
import { sizeOf } from "../model/object";
import { styleOf } from "../model/style";
import type { Camera } from "./camera";
import { centreOf } from "./geometry";
import { familyOf } from "./letters";
import type { TextLayout } from "./text-layout";
import { LINE_HEIGHT } from "./text-box";

const MAX_TEXT = 10_000;

/** Whose text is edited. */
export interface TextSubject {
  /** The object as it is with a text, as large as that makes it; undefined where it is gone. */
  with(text: string): BoardObject | undefined;
  /** Takes the text over. */
  finish(text: string): void;
  readonly changed: { on(listener: () => void): () => void };
}

/** How the canvas draws the object's text. */
export interface TextLook {
  layoutOf(object: BoardObject): TextLayout;
  textColourOf(object: BoardObject): string;
}

const RISE = { top: 0, middle: 0.5, bottom: 1 } as const;

/** A text field laid exactly over an object's text. Leaving it, Escape or ctrl+Enter takes the text over. */
export class TextEditor {
  private readonly field = document.createElement("textarea");
  private readonly stops: (() => void)[];
  private closed = false;

  constructor(
    parent: HTMLElement,
    private readonly camera: Camera,
    private readonly look: TextLook,
    private readonly subject: TextSubject,
    original: string,
    private readonly onClose: () => void,
  ) {
    const { field } = this;
    field.className = "text-editor";
    field.setAttribute("aria-label", "Text of the object");
    field.maxLength = MAX_TEXT;
    field.value = original;
    field.addEventListener("blur", () => this.close());
    field.addEventListener("keydown", (event) => this.key(event));
    field.addEventListener("input", () => this.place());
    // Presses on the text are no presses on the board below it.
    for (const type of ["pointerdown", "pointerup", "dblclick"]) {
      field.addEventListener(type, (event) => event.stopPropagation());
    }
    parent.append(field);
    this.stops = [camera.changed.on(() => this.place()), subject.changed.on(() => this.place())];
    this.place();
    field.focus();
    field.select();
  }

  close(): void {
    if (this.closed) return;
    this.closed = true;
    for (const stop of this.stops) stop();
    const text = this.field.value;
    this.field.remove();
    this.subject.finish(text);
    this.onClose();
  }

  private key(event: KeyboardEvent): void {
    event.stopPropagation();
    if (event.key === "Escape" || (event.key === "Enter" && (event.ctrlKey || event.metaKey))) this.close();
  }

  private place(): void {
    const object = this.subject.with(this.field.value);
    if (!object) {
      this.close();
      return;
    }
    const { box, lines, fontSize } = this.look.layoutOf(object);
    const { style } = this.field;
    const textStyle = styleOf(object);
    const frame = object.kind === "frame";
    const textHeight = lines.length * fontSize * LINE_HEIGHT;
    const above = (box.height - textHeight) * RISE[frame ? "middle" : textStyle.verticalAlign];
    const size = sizeOf(object);
    const centre = this.camera.toScreen(centreOf(object));
    // Letters, too, must turn around the middle of the object.
    const corner = { x: box.x - size.width / 2, y: box.y + above - size.height / 2 };
    style.transform =
      `translate(${centre.x}px, ${centre.y}px) scale(${this.camera.zoom}) rotate(${object.rotation}deg) ` +
      `translate(${corner.x}px, ${corner.y}px)`;
    style.width = `${box.width}px`;
    style.height = `${Math.max(textHeight, fontSize * LINE_HEIGHT)}px`;
    style.font = `500 ${fontSize}px/${LINE_HEIGHT} ${familyOf(textStyle.fontFamily)}`;
    style.color = this.look.textColourOf(object);
    style.textAlign = frame && object.props["textAlign"] === undefined ? "left" : textStyle.textAlign;
  }
}
