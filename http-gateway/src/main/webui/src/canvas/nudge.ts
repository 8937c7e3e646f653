import type { BoardObject } from "../model/object";
import { carried } from "./tools/select/carried";
import { moves } from "./tools/select/move";
import { changeable } from "./tools/select/pick";
import type { Desk } from "./tools/tool";

/** Arrow keys move what is picked for as long as one is held; letting go of the last makes it one edit. */
export class Nudge {
  private objects: readonly BoardObject[] = [];
  private readonly held = new Set<string>();
  private by = { x: 0, y: 0 };

  constructor(private readonly desk: Desk) {}

  push(key: string, x: number, y: number): void {
    if (this.held.size === 0) {
      this.objects = carried(this.desk, changeable(this.desk.board));
      this.by = { x: 0, y: 0 };
    }
    this.held.add(key);
    if (!this.desk.board.editable || this.objects.length === 0) return;
    this.by = { x: this.by.x + x, y: this.by.y + y };
    this.desk.board.drag(moves(this.objects, this.by));
  }

  release(key: string): void {
    if (this.held.delete(key) && this.held.size === 0) this.end();
  }

  /** Also where the keys were let go unseen. */
  end(): void {
    this.held.clear();
    if (this.objects.length === 0) return;
    this.objects = [];
    this.desk.board.drop();
  }
}
