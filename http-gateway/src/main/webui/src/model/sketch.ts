import { Emitter } from "./emitter";
import type { BoardObject } from "./object";
import type { Point } from "./presence";

/** What a tool shows before anything is done. */
export interface Drawn {
  /** Objects that come into being, on top of everything. */
  readonly objects: readonly BoardObject[];
  /** Ids of objects that are about to be deleted. */
  readonly fading: ReadonlySet<string>;
  /** The object that an end of a line would be held to, and where it would end. */
  readonly holder: { readonly id: string; readonly at: Point } | undefined;
}

const NOTHING: Drawn = { objects: [], fading: new Set(), holder: undefined };

/** What this person is about to make or delete; nobody else sees it, and it is no part of the board. */
export class Sketch {
  readonly changed = new Emitter<Drawn>();
  private current = NOTHING;

  get drawn(): Drawn {
    return this.current;
  }

  /** Only what is given is shown. */
  show(drawn: Partial<Drawn>): void {
    this.current = { ...NOTHING, ...drawn };
    this.changed.emit(this.current);
  }

  clear(): void {
    if (this.current !== NOTHING) this.show(NOTHING);
    this.current = NOTHING;
  }
}
