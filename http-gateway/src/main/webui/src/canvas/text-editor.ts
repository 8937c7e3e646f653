import type { BoardModel } from "../model/board-model";
import type { BoardObject } from "../model/object";
import { fillOf, sizeOf, textProp } from "../model/object";
import type { Camera } from "./camera";
import type { Scene } from "./scene";
import { fontSizeOf, LINE_HEIGHT, PADDING } from "./text-layout";
import { inkOn } from "./theme";

const MAX_TEXT = 10_000;

/** A text field laid exactly over an object. Leaving it, Escape or ctrl+Enter takes the text over. */
export class TextEditor {
  private readonly field = document.createElement("textarea");
  private readonly stops: (() => void)[];
  private readonly original: string;
  private closed = false;

  constructor(
    parent: HTMLElement,
    private readonly board: BoardModel,
    private readonly scene: Scene,
    private readonly camera: Camera,
    private readonly object: BoardObject,
    private readonly onClose: () => void,
  ) {
    this.original = textProp(object, "text");
    const { field } = this;
    field.className = "text-editor";
    field.setAttribute("aria-label", "Text of the object");
    field.maxLength = MAX_TEXT;
    field.value = this.original;
    field.addEventListener("blur", () => this.close());
    field.addEventListener("keydown", (event) => this.key(event));
    field.addEventListener("input", () => this.place());
    // Presses on the text are no presses on the board below it.
    for (const type of ["pointerdown", "pointerup", "dblclick"]) {
      field.addEventListener(type, (event) => event.stopPropagation());
    }
    parent.append(field);
    this.stops = [camera.changed.on(() => this.place()), scene.changed.on(() => this.place())];
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
    if (text !== this.original && this.board.document.get(this.object.id)) {
      this.board.update(this.object.id, { props: { text: text === "" ? null : text } });
    }
    this.onClose();
  }

  private key(event: KeyboardEvent): void {
    event.stopPropagation();
    if (event.key === "Escape" || (event.key === "Enter" && (event.ctrlKey || event.metaKey))) this.close();
  }

  /** Where the canvas will draw it; a text field by itself starts at the top. */
  private centre(height: number): void {
    const { style } = this.field;
    style.height = "0";
    const textHeight = this.field.scrollHeight - 2 * PADDING;
    style.height = `${height}px`;
    style.paddingTop = `${Math.max(PADDING, (height - textHeight) / 2)}px`;
  }

  private place(): void {
    const object = this.scene.get(this.object.id);
    if (!object) {
      this.close();
      return;
    }
    const { x, y } = this.camera.toScreen(object);
    const { width, height } = sizeOf(object);
    const { style } = this.field;
    style.width = `${width}px`;
    style.height = `${height}px`;
    style.padding = `${PADDING}px`;
    style.transform = `translate(${x}px, ${y}px) scale(${this.camera.zoom}) rotate(${object.rotation}deg)`;
    style.fontSize = `${fontSizeOf(object)}px`;
    style.lineHeight = String(LINE_HEIGHT);
    style.color = textProp(object, "textColor") || inkOn(fillOf(object));
    const centred = object.kind !== "sticky_note" && object.kind !== "text";
    style.textAlign = centred ? "center" : "left";
    if (centred) this.centre(height);
  }
}
