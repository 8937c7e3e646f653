import { chordOf } from "./commands/chord";
import { isAvailable } from "./commands/command";
import { commandFor } from "./commands/commands";
import { reachesBoard } from "./commands/reach";
import { Nudge } from "./nudge";
import type { PointerInput } from "./pointer-input";
import type { Desk } from "./tools/tool";

/** Board units that an arrow key moves what is picked; with shift ten times as far. */
const NUDGE = 1;
const FAR = 10;

/** Screen pixels that an arrow key moves the paper when nothing is picked. */
const SCROLL = 60;

const ARROWS: Record<string, readonly [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Keys whose holding means something, or that belong to the tool at work; all others are commands. */
export const HELD_KEYS: readonly { readonly keys: readonly string[]; readonly label: string }[] = [
  { keys: ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"], label: "Move what is picked, or the paper" },
  { keys: ["Shift+ArrowRight"], label: "Move it ten times as far" },
  { keys: ["Space"], label: "Hold to move the paper" },
  { keys: ["Escape"], label: "Give up, let go of what is picked, close a panel" },
];

/** Where Escape has a meaning of its own. */
const KEEPS_ESCAPE = "input:not([type=range]), textarea, select, dialog, [role=menu], [data-closes]";

/** What the keys do while the surface has the focus, and those of commands beside it. */
export class Keyboard {
  private readonly listeners = new AbortController();
  private readonly nudge: Nudge;

  constructor(
    element: HTMLElement,
    private readonly desk: Desk,
    private readonly pointer: PointerInput,
  ) {
    this.nudge = new Nudge(desk);
    const options = { signal: this.listeners.signal };
    element.addEventListener("keydown", (event) => this.press(event), options);
    element.addEventListener("keyup", (event) => this.release(event), options);
    element.addEventListener("blur", () => this.releaseAll(), options);
    element.addEventListener("pointerdown", () => this.nudge.end(), { ...options, capture: true });
    element.ownerDocument.addEventListener("keydown", (event) => this.pressBeside(element, event), options);
  }

  close(): void {
    this.releaseAll();
    this.listeners.abort();
  }

  private press(event: KeyboardEvent): void {
    if (this.own(event)) {
      event.preventDefault();
      return;
    }
    this.command(event);
  }

  private pressBeside(surface: HTMLElement, event: KeyboardEvent): void {
    const { target } = event;
    if (event.defaultPrevented || !(target instanceof Element) || surface.contains(target)) return;
    if (surface.ownerDocument.querySelector(":modal, :popover-open")) return;
    if (event.key === "Escape" && !target.closest(KEEPS_ESCAPE)) {
      event.preventDefault();
      this.escape();
      return;
    }
    if (reachesBoard(chordOf(event), target)) this.command(event);
  }

  private command(event: KeyboardEvent): void {
    const command = commandFor(chordOf(event));
    if (!command || command.native) return;
    event.preventDefault();
    this.nudge.end();
    if (isAvailable(command, this.desk)) command.run(this.desk);
  }

  private release(event: KeyboardEvent): void {
    if (event.key === " ") this.pointer.holdSpace(false);
    this.nudge.release(event.key);
  }

  private releaseAll(): void {
    this.pointer.holdSpace(false);
    this.nudge.end();
  }

  private own(event: KeyboardEvent): boolean {
    if (event.ctrlKey || event.metaKey || event.altKey) return false;
    const arrow = ARROWS[event.key];
    if (arrow) this.arrow(event, arrow);
    else if (event.key === "Escape") this.escape();
    else if (event.key === " ") this.pointer.holdSpace(true);
    else if (event.key === "Enter") return this.pointer.finish();
    else return false;
    return true;
  }

  private arrow(event: KeyboardEvent, [x, y]: readonly [number, number]): void {
    const { board, camera } = this.desk;
    const step = event.shiftKey ? FAR : NUDGE;
    if (board.selection.ids.size === 0) camera.panBy(-x * SCROLL, -y * SCROLL);
    else this.nudge.push(event.key, x * step, y * step);
  }

  /** One thing at a time, the innermost first: the tool with what it is at, what is picked, the panel opened last. */
  private escape(): void {
    this.nudge.end();
    const { selection } = this.desk.board;
    this.pointer.cancel();
    if (this.pointer.tool !== "select") this.pointer.setTool("select");
    else if (selection.ids.size > 0) selection.clear();
    else this.desk.panels.open.closeLast();
  }
}
