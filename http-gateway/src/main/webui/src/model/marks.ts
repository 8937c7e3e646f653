import { Emitter } from "./emitter";

/** An upright rectangle of the board. */
export interface Area {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A line to align with, across the board at one coordinate, drawn between the objects that share it. */
export interface Guide {
  readonly axis: "x" | "y";
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

/** What a tool shows over the board while it works. */
export interface Shown {
  /** Whether what is picked has its handles: not while it moves, nor while another tool is at work. */
  readonly handles: boolean;
  readonly marquee: Area | undefined;
  readonly guides: readonly Guide[];
}

const NOTHING: Shown = { handles: false, marquee: undefined, guides: [] };
const AT_REST: Shown = { ...NOTHING, handles: true };

/** Marks of this person's own work over the board; nobody else sees them, and they are no part of it. */
export class Marks {
  readonly changed = new Emitter<Shown>();
  private current = AT_REST;

  get shown(): Shown {
    return this.current;
  }

  /** Only what is given is shown. */
  show(marks: Partial<Shown>): void {
    this.current = { ...NOTHING, ...marks };
    this.changed.emit(this.current);
  }

  rest(): void {
    this.current = AT_REST;
    this.changed.emit(this.current);
  }
}
