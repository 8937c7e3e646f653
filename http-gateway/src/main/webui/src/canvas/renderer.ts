import type { BoardModel } from "../model/board-model";
import type { Marks } from "../model/marks";
import type { Camera } from "./camera";
import { drawObject } from "./draw-object";
import { drawCursor } from "./overlay/draw-cursor";
import { drawMarks } from "./overlay/draw-marks";
import { drawSelection } from "./overlay/draw-selection";
import { Layer } from "./layer";
import type { Scene } from "./scene";
import { fontOf, TextLayouts } from "./text-layout";
import type { Theme } from "./theme";
import { onThemeChange, readTheme } from "./theme";

/** Screen pixels between the dots of the paper; it doubles or halves with the zoom to stay near this. */
const DOT_SPACING = 28;

/**
 * Draws the board, only when something changed and at most once per frame. Objects and what moves over them
 * (selection, cursors) have a canvas each, so that a moving cursor redraws no object.
 */
export class Renderer {
  private readonly objects: Layer;
  private readonly overlay: Layer;
  private readonly texts: TextLayouts;
  private readonly stops: (() => void)[];
  private theme: Theme;
  private objectsStale = true;
  private overlayStale = true;
  private frame = 0;
  private editingId: string | undefined;

  constructor(
    private readonly parent: HTMLElement,
    private readonly board: BoardModel,
    private readonly scene: Scene,
    private readonly camera: Camera,
    private readonly marks: Marks,
  ) {
    this.objects = new Layer(parent);
    this.overlay = new Layer(parent);
    this.theme = readTheme(parent);
    this.texts = new TextLayouts((text, fontSize) => {
      this.objects.context.font = fontOf(fontSize);
      return this.objects.context.measureText(text).width;
    });
    const size = new ResizeObserver(() => this.resize());
    size.observe(parent);
    this.stops = [
      () => size.disconnect(),
      onThemeChange(() => this.restyle()),
      scene.changed.on(() => this.invalidate()),
      camera.changed.on(() => this.invalidate()),
      board.selection.changed.on(() => this.invalidateOverlay()),
      marks.changed.on(() => this.invalidateOverlay()),
      board.presence.cursorsChanged.on(() => this.invalidateOverlay()),
      board.presence.participantsChanged.on(() => this.invalidateOverlay()),
    ];
    void document.fonts.load(fontOf(16)).then(() => this.restyle());
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
    const { view, zoom } = this.camera;
    this.objects.clear();
    this.drawPaper(context);
    context.scale(zoom, zoom);
    context.translate(-view.left, -view.top);
    const brush = { context, theme: this.theme, texts: this.texts, zoom, editing: this.editingId };
    for (const object of this.scene.inView(view)) drawObject(brush, object);
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
    const plate = { context, camera: this.camera, scene: this.scene, theme: this.theme };
    drawSelection(plate, this.board, this.marks.shown.handles);
    drawMarks(plate, this.marks.shown);
    for (const cursor of this.board.presence.cursorList()) drawCursor(context, this.camera, cursor);
  }
}
