import type { BoardModel } from "../model/board-model";
import type { BoardObject } from "../model/object";
import { textProp } from "../model/object";
import type { Point } from "../model/presence";
import { Sketch } from "../model/sketch";
import { hasText } from "../model/style";
import { Camera } from "./camera";
import { FollowView } from "./follow-view";
import { Keyboard } from "./keyboard";
import { PointerInput } from "./pointer-input";
import { Renderer } from "./renderer";
import { Scene } from "./scene";
import type { TextSubject } from "./text-editor";
import { TextEditor } from "./text-editor";
import { newText, storedText } from "./text-subjects";

/** Screen pixels left free around the objects when a board is shown whole. */
const MARGIN = 96;

/** The board on the page: camera, canvases, tools and the text field, put together. */
export class BoardSurface {
  readonly camera = new Camera();
  readonly scene: Scene;
  readonly pointer: PointerInput;
  private readonly renderer: Renderer;
  private readonly keyboard: Keyboard;
  private readonly followView: FollowView;
  private editor: TextEditor | undefined;

  constructor(
    private readonly element: HTMLElement,
    private readonly board: BoardModel,
  ) {
    this.scene = new Scene(board);
    const sketch = new Sketch();
    this.renderer = new Renderer(element, board, this.scene, this.camera, sketch);
    const desk = {
      board,
      camera: this.camera,
      scene: this.scene,
      sketch,
      editText: (id: string) => this.editText(id),
      typeNew: (object: BoardObject, fixedWidth: boolean) => this.typeNew(object, fixedWidth),
      setTool: (name: Parameters<PointerInput["setTool"]>[0]) => this.pointer.setTool(name),
      finished: () => this.pointer.finished(),
    };
    this.pointer = new PointerInput(element, desk);
    this.keyboard = new Keyboard(element, desk, this.pointer);
    const motion = matchMedia("(prefers-reduced-motion: reduce)");
    this.followView = new FollowView(this.camera, board.following, () => motion.matches);
    board.presence.still = motion.matches;
    this.camera.changed.on(({ centre, zoom, size }) => board.viewChanged.emit({ ...centre, zoom, ...size }));
    element.focus();
  }

  close(): void {
    this.editor?.close();
    this.followView.close();
    this.keyboard.close();
    this.pointer.close();
    this.renderer.close();
    this.scene.close();
  }

  /** Everything on the board in view; an empty board with its origin in the middle. */
  showAll(): void {
    this.camera.show(this.scene.bounds() ?? { left: 0, top: 0, right: 0, bottom: 0 }, MARGIN);
  }

  /** What point of the board is at a place of the page, in CSS pixels. */
  toBoard(page: Point): Point {
    const box = this.element.getBoundingClientRect();
    return this.camera.toBoard({ x: page.x - box.left, y: page.y - box.top });
  }

  /** Draws the objects of a part of the board on another canvas. */
  paint(...args: Parameters<Renderer["paint"]>): void {
    this.renderer.paint(...args);
  }

  /** Where a point of the board is on the page, in CSS pixels. */
  toPage(point: Point): Point {
    const box = this.element.getBoundingClientRect();
    const { x, y } = this.camera.toScreen(point);
    return { x: x + box.left, y: y + box.top };
  }

  private editText(id: string): void {
    const object = this.scene.get(id);
    if (!object || !hasText(object.kind)) return;
    this.edit(object, storedText(this.board, this.scene, this.renderer.texts, object));
  }

  private typeNew(object: BoardObject, fixedWidth: boolean): void {
    this.edit(object, newText(this.board, this.scene, this.renderer.texts, object, fixedWidth));
  }

  private edit(object: BoardObject, subject: TextSubject): void {
    this.editor?.close();
    this.renderer.editing = object.id;
    this.editor = new TextEditor(this.element, this.camera, this.renderer, subject, textProp(object, "text"), () => {
      this.renderer.editing = undefined;
      this.editor = undefined;
      this.element.focus({ preventScroll: true });
    });
  }
}
