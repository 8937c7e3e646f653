import type { BoardModel } from "../model/board-model";
import { Emitter } from "../model/emitter";
import { LastStyles } from "../model/last-styles";
import { Marks } from "../model/marks";
import type { BoardObject } from "../model/object";
import { textProp } from "../model/object";
import type { Point } from "../model/presence";
import { Sketch } from "../model/sketch";
import { hasText } from "../model/style";
import { OpenPanels } from "../model/open-panels";
import { Toggle } from "../model/toggle";
import { Camera } from "./camera";
import { Clipboard } from "./clipboard/clipboard";
import { placePictures } from "./clipboard/place-pictures";
import { showAll } from "./commands/view-commands";
import { FollowView } from "./follow-view";
import { Keyboard } from "./keyboard";
import { MenuInput } from "./menu-input";
import { PointerInput } from "./pointer-input";
import { Renderer } from "./renderer";
import { Scene } from "./scene";
import type { TextSubject } from "./text-editor";
import { TextEditor } from "./text-editor";
import { newText, storedText } from "./text-subjects";
import type { Desk } from "./tools/tool";

/** The board on the page: camera, canvases, tools and the text field, put together. */
export class BoardSurface {
  readonly camera = new Camera();
  readonly scene: Scene;
  readonly pointer: PointerInput;
  readonly panels = { help: new Toggle(), map: new Toggle(), chat: new Toggle(), open: new OpenPanels() };
  readonly styles = new LastStyles(localStorage);
  /** A menu was asked for at a point of the page. */
  readonly menuAsked = new Emitter<Point>();
  /** What the person has to be told. */
  readonly said = new Emitter<string>();
  /** What commands work on. */
  readonly desk: Desk;
  private readonly clipboard: Clipboard;
  private readonly menu: MenuInput;
  private readonly renderer: Renderer;
  private readonly keyboard: Keyboard;
  private readonly followView: FollowView;
  private editor: TextEditor | undefined;

  constructor(
    private readonly element: HTMLElement,
    private readonly board: BoardModel,
  ) {
    this.scene = new Scene(board);
    const marks = new Marks();
    const sketch = new Sketch();
    this.renderer = new Renderer(element, board, this.scene, this.camera, { sketch, marks, styles: this.styles });
    this.desk = this.newDesk(sketch, marks);
    this.clipboard = new Clipboard(element, this.desk);
    this.pointer = new PointerInput(element, this.desk);
    this.keyboard = new Keyboard(element, this.desk, this.pointer);
    this.menu = new MenuInput(element, this.desk, this.menuAsked);
    const motion = matchMedia("(prefers-reduced-motion: reduce)");
    this.followView = new FollowView(this.camera, board.following, () => motion.matches);
    board.presence.still = motion.matches;
    this.camera.changed.on(({ centre, zoom, size }) => board.viewChanged.emit({ ...centre, zoom, ...size }));
    element.focus();
  }

  focus(): void {
    this.element.focus({ preventScroll: true });
  }

  close(): void {
    this.editor?.close();
    this.followView.close();
    this.keyboard.close();
    this.clipboard.close();
    this.menu.close();
    this.pointer.close();
    this.renderer.close();
    this.scene.close();
  }

  showAll(): void {
    showAll(this.desk);
  }

  /** What point of the board is at a place of the page, in CSS pixels. */
  toBoard(page: Point): Point {
    const box = this.element.getBoundingClientRect();
    return this.camera.toBoard({ x: page.x - box.left, y: page.y - box.top });
  }

  /** Puts picture files side by side on the board, around a point of it. */
  placePictures(files: readonly File[], at: Point): void {
    void placePictures(this.desk, files, at);
  }

  /** Draws the objects of a part of the board on another canvas. */
  paint(...args: Parameters<Renderer["paint"]>): void {
    this.renderer.paint(...args);
  }

  /** The picture of the board, as it is kept from one opening to the next. */
  get picture(): Pick<Renderer, "disturbed" | "setting" | "show" | "endStandIn" | "isDrawn" | "paintOpening"> {
    return this.renderer;
  }

  /** See `Renderer.differences`. */
  differences(tolerance: number): number {
    return this.renderer.differences(tolerance);
  }

  /** Where a point of the board is on the page, in CSS pixels. */
  toPage(point: Point): Point {
    const box = this.element.getBoundingClientRect();
    const { x, y } = this.camera.toScreen(point);
    return { x: x + box.left, y: y + box.top };
  }

  private newDesk(sketch: Sketch, marks: Marks): Desk {
    const { board, camera, scene, panels, styles } = this;
    const clipboard = () => this.clipboard;
    return {
      board,
      camera,
      scene,
      sketch,
      marks,
      styles,
      texts: this.renderer.texts,
      panels,
      get clipboard() {
        return clipboard();
      },
      editText: (id) => this.editText(id),
      typeNew: (object, fixedWidth) => this.typeNew(object, fixedWidth),
      finished: () => this.pointer.finished(),
      keepTool: (kept) => this.pointer.keepTool(kept ?? !this.pointer.kept),
      setTool: (name) => this.pointer.setTool(name),
      say: (text) => this.said.emit(text),
    };
  }

  private editText(id: string): void {
    const object = this.scene.get(id);
    if (!object || !hasText(object.kind)) return;
    this.edit(object, storedText(this.board, this.scene, this.renderer.texts, object));
  }

  private typeNew(object: BoardObject, fixedWidth: boolean): void {
    const styled = this.styles.over(object);
    this.edit(styled, newText(this.board, this.scene, this.renderer.texts, styled, fixedWidth));
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
