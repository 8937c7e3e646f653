import type { BoardModel } from "../model/board-model";
import type { LastStyles } from "../model/last-styles";
import type { Marks } from "../model/marks";
import type { BoardObject } from "../model/object";
import type { Sketch } from "../model/sketch";
import type { Camera } from "./camera";
import { drawHolder } from "./draw-holder";
import { drawObject } from "./draw-object";
import type { Brush } from "./drawing/brush";
import { ClippedDrawing } from "./drawing/clipped";
import { Pictures } from "./drawing/pictures";
import { textColourOf } from "./drawing/text";
import type { Rect } from "./geometry";
import { drawMarks } from "./overlay/draw-marks";
import { drawSelection } from "./overlay/draw-selection";
import { Layer } from "./layer";
import { CanvasLetters } from "./letters";
import { drawCursor } from "./overlay/draw-cursor";
import { drawOthersSelections } from "./overlay/draw-others";
import type { Scene } from "./scene";
import type { TextLook } from "./text-editor";
import type { TextLayout } from "./text-layout";
import { TextLayouts } from "./text-layout";
import type { Theme } from "./theme";
import { onThemeChange, readTheme } from "./theme";

/** Screen pixels between the dots of the paper; it doubles or halves with the zoom to stay near this. */
const DOT_SPACING = 28;

/**
 * Draws the board, only when something changed and at most once per frame. Objects and what moves over them
 * (what is being made, selection, cursors) have a canvas each, so that a moving cursor redraws no object.
 */
export class Renderer implements TextLook {
  readonly texts: TextLayouts;
  private readonly objects: Layer;
  private readonly overlay: Layer;
  private readonly pictures = new Pictures();
  private readonly stops: (() => void)[];
  private theme: Theme;
  private objectsStale = true;
  private overlayStale = true;
  private frame = 0;
  private editingId: string | undefined;
  private fading: ReadonlySet<string> = new Set();

  constructor(
    private readonly parent: HTMLElement,
    private readonly board: BoardModel,
    private readonly scene: Scene,
    private readonly camera: Camera,
    private readonly work: { readonly sketch: Sketch; readonly marks: Marks; readonly styles: LastStyles },
  ) {
    this.objects = new Layer(parent);
    this.overlay = new Layer(parent);
    this.theme = readTheme(parent);
    const letters = new CanvasLetters();
    this.texts = new TextLayouts(letters);
    const size = new ResizeObserver(() => this.resize());
    size.observe(parent);
    this.stops = [
      () => size.disconnect(),
      onThemeChange(() => this.restyle()),
      letters.changed.on(() => this.restyle()),
      this.pictures.changed.on(() => this.invalidate()),
      scene.changed.on(() => this.invalidate()),
      camera.changed.on(() => this.invalidate()),
      work.sketch.changed.on(({ fading }) => this.sketched(fading)),
      board.selection.changed.on(() => this.invalidateOverlay()),
      work.marks.changed.on(() => this.invalidateOverlay()),
      board.presence.cursorsChanged.on(() => this.invalidateOverlay()),
      board.presence.selectionsChanged.on(() => this.invalidateOverlay()),
      board.presence.participantsChanged.on(() => this.invalidateOverlay()),
    ];
    this.resize();
  }

  close(): void {
    cancelAnimationFrame(this.frame);
    for (const stop of this.stops) stop();
  }

  /** The object whose text is in the editor is drawn without it. */
  set editing(id: string | undefined) {
    this.editingId = id;
    this.invalidate();
  }

  layoutOf(object: BoardObject): TextLayout {
    return this.texts.of(object);
  }

  textColourOf(object: BoardObject): string {
    return textColourOf(this.theme, object, this.scene.groundOf);
  }

  private resize(): void {
    const { clientWidth, clientHeight } = this.parent;
    this.objects.resize(clientWidth, clientHeight);
    this.overlay.resize(clientWidth, clientHeight);
    this.camera.resize(clientWidth, clientHeight);
    // Setting a canvas' size empties it; waiting for the next frame would show that.
    this.objectsStale = this.overlayStale = true;
    this.draw();
  }

  private restyle(): void {
    this.theme = readTheme(this.parent);
    this.texts.clear();
    this.invalidate();
  }

  private sketched(fading: ReadonlySet<string>): void {
    if (fading !== this.fading) this.objectsStale = true;
    this.fading = fading;
    this.invalidateOverlay();
  }

  private invalidate(): void {
    this.objectsStale = true;
    this.invalidateOverlay();
  }

  private invalidateOverlay(): void {
    this.overlayStale = true;
    if (this.frame === 0) this.frame = requestAnimationFrame((now) => this.tick(now));
  }

  private tick(now: number): void {
    this.frame = 0;
    if (this.board.presence.advance(now)) this.invalidateOverlay();
    this.draw();
  }

  private draw(): void {
    if (this.objectsStale) this.drawObjects();
    if (this.overlayStale) this.drawOverlay();
    this.objectsStale = this.overlayStale = false;
  }

  private drawObjects(): void {
    const { context } = this.objects;
    this.objects.clear();
    this.pictures.begin();
    this.drawPaper(context);
    const { view, zoom } = this.camera;
    this.paint(context, view, zoom, this.editingId);
  }

  /** Draws the objects of a part of the board, without paper. */
  paint(context: CanvasRenderingContext2D, view: Rect, zoom: number, editing?: string): void {
    const drawing = new ClippedDrawing(this.onBoard(context, view, zoom, editing), (object) =>
      this.scene.framesOf(object),
    );
    for (const object of this.scene.inView(view)) drawing.draw(object);
    drawing.end();
  }

  /** From here on the context's units are those of the board. */
  private onBoard(context: CanvasRenderingContext2D, view: Rect, zoom: number, editing?: string): Brush {
    const { theme, texts, pictures, fading } = this;
    context.scale(zoom, zoom);
    context.translate(-view.left, -view.top);
    return { context, theme, texts, pictures, groundOf: this.scene.groundOf, zoom, editing, fading };
  }

  private drawPaper(context: CanvasRenderingContext2D): void {
    const { width, height } = this.camera.size;
    context.fillStyle = this.theme.paper;
    context.fillRect(0, 0, width, height);
    const level = 2 ** Math.round(Math.log2(this.camera.zoom));
    const spacing = (DOT_SPACING * this.camera.zoom) / level;
    const origin = this.camera.toScreen({ x: 0, y: 0 });
    context.fillStyle = this.theme.dot;
    for (let x = origin.x % spacing; x < width; x += spacing) {
      for (let y = origin.y % spacing; y < height; y += spacing) context.fillRect(x - 0.75, y - 0.75, 1.5, 1.5);
    }
  }

  private drawOverlay(): void {
    const { context } = this.overlay;
    this.overlay.clear();
    drawOthersSelections(context, this.camera, this.board.presence.selectionList(), this.scene);
    this.drawSketch(context);
    const plate = { context, camera: this.camera, scene: this.scene, theme: this.theme };
    drawSelection(plate, this.board, this.work.marks.shown.handles);
    drawMarks(plate, this.work.marks.shown);
    for (const cursor of this.board.presence.cursorList()) drawCursor(context, this.camera, cursor);
  }

  private drawSketch(context: CanvasRenderingContext2D): void {
    const { objects, holder } = this.work.sketch.drawn;
    const held: BoardObject | undefined = holder && this.scene.shown(holder.id);
    if (held && holder) drawHolder(context, this.camera, held, holder.at, this.theme.accent);
    if (objects.length === 0) return;
    context.save();
    const brush = this.onBoard(context, this.camera.view, this.camera.zoom, this.editingId);
    for (const object of objects) drawObject(brush, this.scene.asShown(this.work.styles.over(object)));
    context.restore();
  }
}
