import type { BoardModel } from "../model/board-model";
import type { Setting } from "../model/board-picture";
import type { LastStyles } from "../model/last-styles";
import type { Marks } from "../model/marks";
import type { BoardObject } from "../model/object";
import type { Sketch } from "../model/sketch";
import type { View } from "../model/view";
import type { Camera } from "./camera";
import { drawHolder } from "./draw-holder";
import { drawObject } from "./draw-object";
import { BoardPainter } from "./board-painter";
import { textColourOf } from "./drawing/text";
import { Emitter } from "../model/emitter";
import type { Rect } from "./geometry";
import { drawMarks } from "./overlay/draw-marks";
import { drawSelection } from "./overlay/draw-selection";
import { Layer } from "./layer";
import { CanvasLetters } from "./letters";
import { ObjectsLayer } from "./objects-layer";
import type { OpeningPicture } from "./opening-picture";
import { paintOpening } from "./opening-picture";
import { drawCursor } from "./overlay/draw-cursor";
import { drawOthersSelections } from "./overlay/draw-others";
import type { Scene } from "./scene";
import { framePassed, StandIn } from "./stand-in";
import type { TextLook } from "./text-editor";
import type { TextLayout } from "./text-layout";
import { TextLayouts } from "./text-layout";
import { onThemeChange, readTheme } from "./theme";

/**
 * Draws the board, only when something changed and at most once per frame. Objects and what moves over them
 * (what is being made, selection, cursors) have a canvas each, so that a moving cursor redraws no object.
 */
export class Renderer implements TextLook {
  readonly texts: TextLayouts;
  private readonly objects: ObjectsLayer;
  private readonly overlay: Layer;
  private readonly painter: BoardPainter;
  /** The picture of the board, the view, or what is being made on it, is changing. */
  readonly disturbed = new Emitter<undefined>();
  private readonly letters = new CanvasLetters();
  private readonly stops: (() => void)[];
  private standIn: StandIn | undefined;
  private objectsStale = true;
  private overlayStale = true;
  private frame = 0;

  constructor(
    private readonly parent: HTMLElement,
    private readonly board: BoardModel,
    private readonly scene: Scene,
    private readonly camera: Camera,
    private readonly work: { readonly sketch: Sketch; readonly marks: Marks; readonly styles: LastStyles },
  ) {
    const { letters } = this;
    this.texts = new TextLayouts(letters);
    this.painter = new BoardPainter(scene, this.texts, readTheme(parent));
    this.objects = new ObjectsLayer(parent, scene, camera, this.painter);
    this.overlay = new Layer(parent);
    const size = new ResizeObserver(() => this.resize());
    size.observe(parent);
    this.stops = [
      () => size.disconnect(),
      onThemeChange(() => this.restyle()),
      letters.changed.on(() => this.restyle()),
      this.painter.pictures.changed.on(() => this.pictureCame()),
      scene.changed.on((areas) => this.changed(areas)),
      camera.changed.on(() => this.moved()),
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
    const both = [this.painter.editing, id].filter((one) => one !== undefined);
    this.painter.editing = id;
    this.objects.spoilObjects(both);
    this.invalidate();
  }

  /** What the picture of the board depends on beside the board. */
  get setting(): Omit<Setting, "build"> {
    const { width, height } = this.camera.size;
    return { width, height, ratio: devicePixelRatio, theme: JSON.stringify(readTheme(this.parent)) };
  }

  /** Shows a picture in place of the objects until they are drawn. Resolves once it has been seen; not in a hidden page. */
  async show(bitmap: ImageBitmap, view: View): Promise<void> {
    this.endStandIn();
    const standIn = new StandIn(bitmap, view, this.objects.canvas);
    this.standIn = standIn;
    this.camera.lookAt(view, view.zoom);
    await framePassed();
    if (this.standIn === standIn) this.objects.pictureSeen();
  }

  endStandIn(): void {
    this.standIn?.remove();
    this.standIn = undefined;
  }

  /** Whether the objects are on their canvas. */
  get isDrawn(): boolean {
    return this.objects.whole;
  }

  /** The board as it looks when it is opened; undefined where something changes meanwhile, or hides a part of it. */
  async paintOpening(): Promise<OpeningPicture | undefined> {
    if (!this.isPlain()) return undefined;
    const { painter, scene, setting } = this;
    const changes: undefined[] = [];
    const stop = this.disturbed.on((change) => changes.push(change));
    const picture = await paintOpening(painter, scene, setting, () => changes.length === 0);
    stop();
    return changes.length === 0 ? picture : undefined;
  }

  /** Whether what is drawn are the objects as they are stored, and all of them. */
  private isPlain(): boolean {
    const { editing, fading } = this.painter;
    return editing === undefined && fading.size === 0 && this.scene.isAtRest && !this.isProvisional;
  }

  /** Whether fonts or pictures are to come. */
  private get isProvisional(): boolean {
    return this.letters.areProvisional || this.painter.pictures.areComing;
  }

  /** Whether the objects' canvas shows what is to stay, or something else than the picture. */
  private isSettled(standIn: StandIn): boolean {
    return this.objects.whole && (!this.isProvisional || !standIn.shows(this.camera));
  }

  layoutOf(object: BoardObject): TextLayout {
    return this.texts.of(object);
  }

  textColourOf(object: BoardObject): string {
    return textColourOf(this.painter.theme, object, this.scene.groundOf);
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
    this.painter.theme = readTheme(this.parent);
    this.texts.clear();
    this.objects.outdate();
    this.invalidate();
  }

  private moved(): void {
    this.painter.pictures.begin();
    this.invalidate();
  }

  private changed(areas: readonly Rect[]): void {
    if (this.objects.whole) this.endStandIn();
    this.objects.spoil(areas);
    this.invalidate();
  }

  private pictureCame(): void {
    this.objects.spoilWaiting();
    this.invalidate();
  }

  private sketched(fading: ReadonlySet<string>): void {
    const former = this.painter.fading;
    this.painter.fading = fading;
    if (fading !== former) {
      this.objects.spoilObjects([...former, ...fading]);
      this.objectsStale = true;
    }
    this.disturbed.emit(undefined);
    this.invalidateOverlay();
  }

  private invalidate(): void {
    this.objectsStale = true;
    this.disturbed.emit(undefined);
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
    const whole = !this.objectsStale || this.objects.draw();
    if (this.standIn && this.isSettled(this.standIn)) this.endStandIn();
    if (this.overlayStale) this.drawOverlay();
    this.objectsStale = !whole;
    this.overlayStale = false;
    if (!whole) this.frame ||= requestAnimationFrame((now) => this.tick(now));
  }

  /** Draws the objects of a part of the board on another canvas, without paper. */
  paint(context: CanvasRenderingContext2D, view: Rect, zoom: number): void {
    this.painter.paint(context, view, zoom);
  }

  /** Pixels in which the picture differs from one that is drawn at once, by more than the tolerance of 0 to 255. */
  differences(tolerance: number): number {
    return this.objects.differences(tolerance);
  }

  private drawOverlay(): void {
    const { context } = this.overlay;
    const anything = this.hasOverlay();
    if (!anything && this.overlay.empty) return;
    this.overlay.empty = !anything;
    this.overlay.clear();
    if (!anything) return;
    drawOthersSelections(context, this.camera, this.board.presence.selectionList(), this.scene);
    this.drawSketch(context);
    const plate = { context, camera: this.camera, scene: this.scene, theme: this.painter.theme };
    drawSelection(plate, this.board, this.work.marks.shown.handles);
    drawMarks(plate, this.work.marks.shown);
    for (const cursor of this.board.presence.cursorList()) drawCursor(context, this.camera, cursor);
  }

  private hasOverlay(): boolean {
    const { presence, selection } = this.board;
    const { objects, holder } = this.work.sketch.drawn;
    const { marquee, guides } = this.work.marks.shown;
    return (
      selection.ids.size > 0 ||
      objects.length > 0 ||
      holder !== undefined ||
      marquee !== undefined ||
      guides.length > 0 ||
      presence.selectionList().length > 0 ||
      presence.cursorList().length > 0
    );
  }

  private drawSketch(context: CanvasRenderingContext2D): void {
    const { objects, holder } = this.work.sketch.drawn;
    const held: BoardObject | undefined = holder && this.scene.shown(holder.id);
    if (held && holder) drawHolder(context, this.camera, held, holder.at, this.painter.theme.accent);
    if (objects.length === 0) return;
    context.save();
    const brush = this.painter.brushOn(context, this.camera.view, this.camera.zoom);
    for (const object of objects) drawObject(brush, this.scene.asShown(this.work.styles.over(object)));
    context.restore();
  }
}
