import type { Emitter } from "../model/emitter";
import type { BoardObject } from "../model/object";
import { isLocked } from "../model/style";
import type { Point } from "../model/presence";
import { boundsOf, union } from "./geometry";
import { covers } from "./hit-test";
import { meant, pickAt } from "./tools/select/pick";
import type { Desk } from "./tools/tool";

/** Asks for the menu: by the right button, a long touch, or the menu key. What it is asked for on is picked. */
export class MenuInput {
  private readonly listeners = new AbortController();

  constructor(
    private readonly element: HTMLElement,
    private readonly desk: Desk,
    private readonly asked: Emitter<Point>,
  ) {
    const { signal } = this.listeners;
    element.addEventListener("contextmenu", (event) => this.ask(event), { signal });
  }

  close(): void {
    this.listeners.abort();
  }

  private ask(event: MouseEvent): void {
    event.preventDefault();
    // Keys ask without a button, and mean what is picked.
    if (event.button === 2) {
      this.pickUnder(event);
      this.asked.emit({ x: event.clientX, y: event.clientY });
    } else {
      this.asked.emit(this.onPicked());
    }
  }

  private pickUnder(event: MouseEvent): void {
    const { board, camera } = this.desk;
    const box = this.element.getBoundingClientRect();
    const at = camera.toBoard({ x: event.clientX - box.left, y: event.clientY - box.top });
    const object = pickAt(this.desk, at) ?? this.lockedAt(at);
    if (!object) board.selection.clear();
    else if (!board.selection.has(object.id)) board.selection.set(meant(board, object));
  }

  /** Or nobody could unlock what they see. */
  private lockedAt(at: Point): BoardObject | undefined {
    const spot = { left: at.x, top: at.y, right: at.x, bottom: at.y };
    return this.desk.scene.inView(spot).findLast((object) => isLocked(object) && covers(object, at, 0));
  }

  private onPicked(): Point {
    const { board, camera } = this.desk;
    const box = this.element.getBoundingClientRect();
    const rects = [...board.selection.ids].flatMap((id) => board.get(id) ?? []).map(boundsOf);
    const { left, top, right, bottom } = rects.length > 0 ? rects.reduce(union) : camera.view;
    const { x, y } = camera.toScreen({ x: (left + right) / 2, y: (top + bottom) / 2 });
    const within = (value: number, most: number) => Math.max(0, Math.min(most, value));
    return { x: box.left + within(x, box.width), y: box.top + within(y, box.height) };
  }
}
