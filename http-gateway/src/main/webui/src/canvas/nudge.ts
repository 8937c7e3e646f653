import { drop } from "./tools/select/move";
import type { Mover } from "./tools/select/movers";
import { moves, moversOf } from "./tools/select/movers";
import { carriedBy, changeable } from "./tools/select/pick";
import type { Desk } from "./tools/tool";

/** Arrow keys move what is picked for as long as one is held; letting go of the last makes it one edit. */
export class Nudge {
  private movers: readonly Mover[] = [];
  private readonly held = new Set<string>();
  private by = { x: 0, y: 0 };

  constructor(private readonly desk: Desk) {}

  push(key: string, x: number, y: number): void {
    if (this.held.size === 0) {
      this.movers = moversOf(this.desk, carriedBy(this.desk, changeable(this.desk.board)));
      this.by = { x: 0, y: 0 };
    }
    this.held.add(key);
    if (!this.desk.board.editable || this.movers.length === 0) return;
    this.by = { x: this.by.x + x, y: this.by.y + y };
    this.desk.board.drag(moves(this.movers, this.by));
  }

  release(key: string): void {
    if (this.held.delete(key) && this.held.size === 0) this.end();
  }

  /** Also where the keys were let go unseen. */
  end(): void {
    this.held.clear();
    if (this.movers.length === 0) return;
    const moved = new Set(this.movers.map(({ object }) => object.id));
    this.movers = [];
    drop(this.desk, moved);
  }
}
