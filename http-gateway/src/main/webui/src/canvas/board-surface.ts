import type { BoardModel } from "../model/board-model";
import type { Point } from "../model/presence";
import { Camera } from "./camera";
import { FollowView } from "./follow-view";
import { Keyboard } from "./keyboard";
import { PointerInput } from "./pointer-input";
import { Renderer } from "./renderer";
import { Scene } from "./scene";
import { TextEditor } from "./text-editor";

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
    this.renderer = new Renderer(element, board, this.scene, this.camera);
    const desk = {
      board,
      camera: this.camera,
      scene: this.scene,
      editText: (id: string) => this.editText(id),
      setTool: (name: Parameters<PointerInput["setTool"]>[0]) => this.pointer.setTool(name),
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
