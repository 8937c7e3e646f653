import { Emitter } from "../model/emitter";
import type { Point } from "../model/presence";
import { Fingers } from "./fingers";
import { panning } from "./tools/hand";
import type { Desk, PointerAt, Sample, ToolName, ToolState } from "./tools/tool";
import { TOOLS } from "./tools/tools";

/** A wheel step of 100 pixels zooms by this factor's power. */
const ZOOM_PER_PIXEL = 0.0022;

/** Pixels of a wheel that counts in lines. */
const LINE_PX = 16;

const MIDDLE_BUTTON = 1;

/** Turns what pointer and wheel do into what the current tool understands. */
export class PointerInput {
  readonly toolChanged = new Emitter<ToolName>();
  private toolName: ToolName = "select";
  private state: ToolState;
  /** The tool that the last press was for. */
  private pressed: ToolName = "select";
  private keptTool = false;
  private spaceHeld = false;
  private readonly fingers = new Fingers();
  /** Whoever draws with a pen rests the hand on the screen; fingers move the paper then, and draw nothing. */
  private penSeen = false;
  private penDown = false;
  private readonly listeners = new AbortController();

  constructor(
    private readonly element: HTMLElement,
    private readonly desk: Desk,
  ) {
    this.state = TOOLS.select(desk);
    this.listen("pointerdown", (event) => this.down(event));
    this.listen("pointermove", (event) => this.move(event));
    this.listen("pointerup", (event) => this.up(event));
    this.listen("pointercancel", (event) => this.lost(event));
    this.listen("pointerleave", () => desk.board.pointAt(undefined));
    this.listen("dblclick", (event) => this.doubleClick(event));
    this.listen("wheel", (event) => this.wheel(event), { passive: false });
    this.show();
  }

  close(): void {
    this.cancel();
    this.listeners.abort();
    this.desk.board.pointAt(undefined);
  }

  get tool(): ToolName {
    return this.toolName;
  }

  /** Whether the tool stays in hand when it has done something. */
  get kept(): boolean {
    return this.keptTool;
  }

  keepTool(kept: boolean): void {
    this.keptTool = kept;
    this.toolChanged.emit(this.toolName);
  }

  /** What the current tool is for is done. */
  finished(): void {
    if (!this.keptTool) this.setTool("select");
  }

  setTool(name: ToolName): void {
    this.cancel();
    this.toolName = name;
    this.keptTool = false;
    this.react(() => TOOLS[name](this.desk));
    this.toolChanged.emit(name);
  }

  cancel(): void {
    this.react((state) => state.cancel?.());
  }

  /** Ends what the current tool makes in several steps. Returns whether there was such a thing. */
  finish(): boolean {
    if (!this.state.finish) return false;
    this.react((state) => state.finish?.());
    return true;
  }

  /** While the space bar is held, every press moves the paper. */
  holdSpace(held: boolean): void {
    this.spaceHeld = held;
    this.show();
  }

  private listen<K extends keyof HTMLElementEventMap>(
    type: K,
    listener: (event: HTMLElementEventMap[K]) => void,
    options: AddEventListenerOptions = {},
  ): void {
    this.element.addEventListener(type, listener, { ...options, signal: this.listeners.signal });
  }

  private down(event: PointerEvent): void {
    if (event.button > MIDDLE_BUTTON) return;
    if (event.pointerType === "pen") this.penSeen = this.penDown = true;
    if (event.pointerType === "touch" && !this.fingerDown(event)) return;
    if (!event.isPrimary) return;
    this.element.setPointerCapture(event.pointerId);
    this.pressed = this.toolName;
    const at = this.at(event);
    if (event.button === MIDDLE_BUTTON || this.spaceHeld || (this.penSeen && at.finger)) {
      event.preventDefault();
      this.cancel();
      this.react(() => panning(this.desk, at.screen, TOOLS[this.toolName](this.desk)));
    } else {
      this.react((state) => state.down?.(at));
    }
  }

  /** Whether the finger may work with the tool; a second one takes back what the first began, and moves the paper. */
  private fingerDown(event: PointerEvent): boolean {
    if (this.penDown) return false;
    // Fingers whose end was never told are gone when the first of a new touch comes.
    if (event.isPrimary) this.fingers.clear();
    this.fingers.down(event.pointerId, this.screen(event));
    if (this.fingers.count < 2) return true;
    this.element.setPointerCapture(event.pointerId);
    if (this.fingers.count === 2) this.cancel();
    return false;
  }

  private move(event: PointerEvent): void {
    if (event.pointerType === "touch" && this.pinches(event)) return;
    if (!event.isPrimary) return;
    const at = this.at(event);
    this.desk.board.pointAt(at.board);
    this.react((state) => state.move?.(at));
  }

  private pinches(event: PointerEvent): boolean {
    const pinch = this.fingers.move(event.pointerId, this.screen(event));
    if (!pinch) return this.penDown;
    this.desk.camera.panBy(pinch.by.x, pinch.by.y);
    this.desk.camera.zoomAt(pinch.around, pinch.factor);
    return true;
  }

  /** One that ended the work of a tool with its second press is no double click of the tool that follows. */
  private doubleClick(event: MouseEvent): void {
    if (this.pressed === this.toolName) this.react((state) => state.doubleClick?.(this.at(event)));
  }

  private up(event: PointerEvent): void {
    if (event.pointerType === "pen") this.penDown = false;
    const pinching = this.fingers.count > 1;
    this.fingers.up(event.pointerId);
    if (!event.isPrimary || pinching || (this.penDown && event.pointerType === "touch")) return;
    this.react((state) => state.up?.(this.at(event)));
  }

  private lost(event: PointerEvent): void {
    if (event.pointerType === "pen") this.penDown = false;
    this.fingers.up(event.pointerId);
    if (event.isPrimary) this.cancel();
  }

  private wheel(event: WheelEvent): void {
    event.preventDefault();
    const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? LINE_PX : 1;
    const [x, y] = [event.deltaX * unit, event.deltaY * unit];
    // Browsers report a pinch on a touch pad as a wheel with ctrl, in small steps.
    if (event.ctrlKey || event.metaKey) {
      this.desk.camera.zoomAt(this.screen(event), Math.exp(-y * (Math.abs(y) < 20 ? 4 : 1) * ZOOM_PER_PIXEL));
    } else if (event.shiftKey && x === 0) {
      this.desk.camera.panBy(-y, 0);
    } else {
      this.desk.camera.panBy(-x, -y);
    }
  }

  /** A reaction that takes another tool has decided what comes next itself. */
  private react(reaction: (state: ToolState) => ToolState | undefined): void {
    const before = this.state;
    const next = reaction(before);
    if (next && this.state === before) this.state = next;
    this.show();
  }

  private show(): void {
    const panningNow = this.state.cursor === "grabbing";
    this.element.style.cursor = this.spaceHeld && !panningNow ? "grab" : this.state.cursor;
  }

  private at(event: MouseEvent): PointerAt {
    const screen = this.screen(event);
    return {
      screen,
      board: this.desk.camera.toBoard(screen),
      shift: event.shiftKey,
      alt: event.altKey,
      ctrl: event.ctrlKey || event.metaKey,
      finger: event instanceof PointerEvent && event.pointerType === "touch",
      trail: this.trail(event),
    };
  }

  private trail(event: MouseEvent): Sample[] {
    const between = event instanceof PointerEvent && event.type === "pointermove" ? event.getCoalescedEvents() : [];
    return (between.length > 0 ? between : [event]).map((one) => ({
      ...this.desk.camera.toBoard(this.screen(one)),
      pressure: one instanceof PointerEvent && one.pointerType === "pen" ? one.pressure : undefined,
    }));
  }

  private screen(event: MouseEvent): Point {
    const box = this.element.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  }
}
