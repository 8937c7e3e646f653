import type { BoardModel } from "../model/board-model";
import { Emitter } from "../model/emitter";
import { Marks } from "../model/marks";
import type { Point } from "../model/presence";
import { Toggle } from "../model/toggle";
import { Camera } from "./camera";
import { Clipboard } from "./clipboard/clipboard";
import { showAll } from "./commands/view-commands";
import { Keyboard } from "./keyboard";
import { PointerInput } from "./pointer-input";
import { Renderer } from "./renderer";
import { Scene } from "./scene";
import { TextEditor } from "./text-editor";
import type { Desk } from "./tools/tool";

/** The board on the page: camera, canvases, tools and the text field, put together. */
export class BoardSurface {
  readonly camera = new Camera();
  readonly scene: Scene;
  readonly pointer: PointerInput;
  readonly panels = { help: new Toggle(), map: new Toggle() };
  /** What the person has to be told. */
  readonly said = new Emitter<string>();
  /** What commands work on. */
  readonly desk: Desk;
  private readonly clipboard: Clipboard;
  private readonly renderer: Renderer;
  private readonly keyboard: Keyboard;
  private editor: TextEditor | undefined;

  constructor(
    private readonly element: HTMLElement,
    private readonly board: BoardModel,
  ) {
    this.scene = new Scene(board);
    const marks = new Marks();
    this.renderer = new Renderer(element, board, this.scene, this.camera, marks);
    this.desk = this.newDesk(marks);
    this.clipboard = new Clipboard(element, this.desk);
    this.pointer = new PointerInput(element, this.desk);
    this.keyboard = new Keyboard(element, this.desk, this.pointer);
    element.focus();
  }

  close(): void {
    this.editor?.close();
    this.keyboard.close();
    this.clipboard.close();
    this.pointer.close();
    this.renderer.close();
    this.scene.close();
  }

  showAll(): void {
    showAll(this.desk);
  }

  /** Where a point of the board is on the page, in CSS pixels. */
  toPage(point: Point): Point {
    const box = this.element.getBoundingClientRect();
    const { x, y } = this.camera.toScreen(point);
    return { x: x + box.left, y: y + box.top };
  }

  private newDesk(marks: Marks): Desk {
    const { board, camera, scene, panels } = this;
    const clipboard = () => this.clipboard;
    return {
      board,
      camera,
      scene,
      marks,
      panels,
      get clipboard() {
        return clipboard();
      },
      editText: (id) => this.editText(id),
      setTool: (name) => this.pointer.setTool(name),
      say: (text) => this.said.emit(text),
    };
  }

  private editText(id: string): void {
    this.editor?.close();
    const object = this.scene.get(id);
    if (!object) return;
    this.renderer.editing = id;
    this.editor = new TextEditor(this.element, this.board, this.scene, this.camera, object, () => {
      this.renderer.editing = undefined;
      this.editor = undefined;
      this.element.focus({ preventScroll: true });
    });
  }
}
