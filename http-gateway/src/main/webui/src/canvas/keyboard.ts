import type { ObjectPatch } from "../model/object";
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

/** What the keys do while the surface has the focus. */
export class Keyboard {
  private readonly listeners = new AbortController();
  private readonly actions: Record<string, (event: KeyboardEvent) => void>;

  constructor(
    element: HTMLElement,
    private readonly desk: Desk,
    private readonly pointer: PointerInput,
  ) {
    const remove = () => desk.board.deleteSelected();
    const zoom = (factor: number) => () => desk.camera.zoomAtCentre(factor);
    this.actions = {
      Delete: remove,
      Backspace: remove,
      Escape: () => this.escape(),
      Enter: () => this.editPicked(),
      " ": () => pointer.holdSpace(true),
      ".": () => this.pickNext(1),
      ",": () => this.pickNext(-1),
      "+": zoom(1.25),
      "=": zoom(1.25),
      "-": zoom(0.8),
      v: () => pointer.setTool("select"),
      h: () => pointer.setTool("hand"),
      n: (event) => this.tool("note", event),
      r: (event) => this.tool("rectangle", event),
      t: () => pointer.setTool("text"),
      o: () => pointer.setTool("ellipse"),
      d: () => pointer.setTool("diamond"),
      s: () => pointer.setTool("star"),
      l: () => pointer.setTool("line"),
      a: () => pointer.setTool("arrow"),
      f: () => pointer.setTool("frame"),
      p: () => pointer.setTool("pen"),
      e: () => pointer.setTool("eraser"),
      q: () => pointer.keepTool(!pointer.kept),
    };
    for (const key of Object.keys(ARROWS)) this.actions[key] = (event) => this.arrow(event);
    const options = { signal: this.listeners.signal };
    element.addEventListener("keydown", (event) => this.press(event), options);
    element.addEventListener("keyup", (event) => event.key === " " && pointer.holdSpace(false), options);
    element.addEventListener("blur", () => pointer.holdSpace(false), options);
  }

  close(): void {
    this.listeners.abort();
  }

  private press(event: KeyboardEvent): void {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "z") {
      event.preventDefault();
      if (event.shiftKey) this.desk.board.redo();
      else this.desk.board.undo();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const action = this.actions[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!action) return;
    event.preventDefault();
    action(event);
  }

  /** With shift at once in the middle of the view, so that no pointer is needed. */
  private tool(name: "note" | "rectangle", event: KeyboardEvent): void {
    if (!event.shiftKey) {
      this.pointer.setTool(name);
      return;
    }
    const { board, camera } = this.desk;
    const id = board.create(name === "note" ? "sticky_note" : "rectangle", camera.centre);
    if (id === undefined) return;
    board.selection.set([id]);
    this.desk.editText(id);
  }

  private escape(): void {
    this.pointer.cancel();
    if (this.pointer.tool === "select") this.desk.board.selection.clear();
    else this.pointer.setTool("select");
  }

  private editPicked(): void {
    const [id] = this.desk.board.selection.ids;
    if (id !== undefined && this.desk.board.editable) this.desk.editText(id);
  }

  private arrow(event: KeyboardEvent): void {
    const [x, y] = ARROWS[event.key] ?? [0, 0];
    const { board, camera, scene } = this.desk;
    if (board.selection.ids.size === 0) {
      camera.panBy(-x * SCROLL, -y * SCROLL);
      return;
    }
    const step = event.shiftKey ? FAR : NUDGE;
    for (const id of board.selection.ids) {
      const object = scene.get(id);
      const patch: ObjectPatch | undefined = object && { x: object.x + x * step, y: object.y + y * step };
      if (patch) board.update(id, patch);
    }
  }

  private pickNext(step: number): void {
    const { board, camera, scene } = this.desk;
    const objects = scene.all();
    const [current] = board.selection.ids;
    const at = objects.findIndex((object) => object.id === current);
    const next = objects.at(at < 0 ? (step > 0 ? 0 : -1) : (at + step) % objects.length);
    if (!next) return;
    board.selection.set([next.id]);
    const screen = camera.toScreen(next);
    const { width, height } = camera.size;
    const out = screen.x < 0 || screen.y < 0 || screen.x > width - 80 || screen.y > height - 80;
    if (out) camera.panBy(width / 2 - screen.x, height / 2 - screen.y);
  }
}
