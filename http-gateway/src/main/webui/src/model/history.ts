import type { Edit } from "./change";
import { targetOf } from "./change";
import type { Ending } from "./document";
import { Emitter } from "./emitter";
import type { BoardObject } from "./object";
import type { Made } from "./reversal";
import { reversalOf } from "./reversal";

/** Steps that can be undone; the oldest go first. */
export const MAX_STEPS = 200;

/** Operations of all steps together: a step may have thousands. */
export const MAX_KEPT_OPERATIONS = 50_000;

type Step = Made[];

/** A step that is made in parts, with other steps in between. */
export interface LongStep {
  /** What is recorded while `work` runs joins the step; where that was undone or is full, it is one more step. */
  part<T>(work: () => T): T;
  /** What `work` does takes back the whole: neither can be undone or redone. */
  withdraw(work: () => void): void;
}

/** Operations of one step that is made in parts; more could not be undone at once, since they would wait for the server. */
const MAX_LONG_STEP = 7_500;

/** What undoing works on. */
interface Board {
  current(id: string): BoardObject | undefined;
  /** Whether as many edits would be taken now; where not, the person is told. */
  hasRoomFor(step: readonly Made[]): boolean;
  /** Makes an edit, and records it here. */
  edit(edit: Edit): boolean;
}

/**
 * What this person did, in steps that can be undone and redone. Undoing is an edit like any other and never takes back
 * what somebody else did.
 */
export class History {
  readonly changed = new Emitter<undefined>();

  private undoSteps: Step[] = [];
  private redoSteps: Step[] = [];
  private readonly kept = new Map<string, { readonly made: Made; readonly step: Step }>();
  private open: Step | undefined;

  constructor(private readonly board: Board) {}

  get canUndo(): boolean {
    return this.undoSteps.length > 0;
  }

  get canRedo(): boolean {
    return this.redoSteps.length > 0;
  }

  /** All that is recorded while `work` runs becomes one step, also where `work` throws. */
  transaction<T>(work: () => T): T {
    if (this.open) return work();
    const step: Step = [];
    this.open = step;
    try {
      return work();
    } finally {
      this.open = undefined;
      this.commit(step);
    }
  }

  /** What is recorded while `work` runs joins the last step: the end of something that began with that step. */
  continuing<T>(work: () => T): T {
    const last = this.undoSteps.at(-1);
    if (this.open || !last) return this.transaction(work);
    this.open = last;
    try {
      return work();
    } finally {
      this.open = undefined;
      this.changed.emit(undefined);
    }
  }

  longStep(): LongStep {
    let parts: Step[] = [];
    return {
      part: (work) => {
        const last = parts.at(-1);
        const goesOn = last && last.length < MAX_LONG_STEP && this.undoSteps.includes(last);
        const step = goesOn ? last : [];
        if (!goesOn) parts.push(step);
        return this.into(step, work);
      },
      withdraw: (work) => {
        for (const step of parts) this.drop(step);
        parts = [];
        const step: Step = [];
        this.into(step, work);
        this.drop(step);
      },
    };
  }

  private into<T>(step: Step, work: () => T): T {
    const known = this.undoSteps.includes(step);
    const outer = this.open;
    this.open = step;
    try {
      return work();
    } finally {
      this.open = outer;
      if (known) this.changed.emit(undefined);
      else this.commit(step);
    }
  }

  private drop(step: Step): void {
    this.release(step);
    this.undoSteps = this.undoSteps.filter((other) => other !== step);
    this.redoSteps = this.redoSteps.filter((other) => other !== step);
    this.changed.emit(undefined);
  }

  record(made: Made): void {
    if (made.edit.type === "rename") return;
    const step = this.open ?? [];
    step.push(made);
    this.kept.set(made.id, { made, step });
    if (!this.open) this.commit(step);
  }

  /** The log has shown an operation, or it was refused. */
  ended({ operation, refused, before }: Ending): void {
    const entry = this.kept.get(operation.id);
    if (!entry) return;
    if (refused) this.forget(entry.made, entry.step);
    else if (before) entry.made.before = before;
  }

  undo(): boolean {
    return this.revert(this.undoSteps, this.redoSteps);
  }

  redo(): boolean {
    return this.revert(this.redoSteps, this.undoSteps);
  }

  /** Steps of which nothing is left to revert are passed over. */
  private revert(from: Step[], to: Step[]): boolean {
    if (this.open) return false;
    let step: Step = [];
    for (let former = from.at(-1); former && step.length === 0; former = from.at(-1)) {
      if (!this.board.hasRoomFor(former)) break;
      from.pop();
      step = this.reverted(former);
      this.release(former);
    }
    if (step.length > 0) to.push(step);
    this.changed.emit(undefined);
    return step.length > 0;
  }

  private reverted(former: Step): Step {
    const step: Step = [];
    this.open = step;
    try {
      for (const made of former.toReversed()) {
        const edit = reversalOf(made, this.board.current(targetOf(made.edit)));
        if (edit) this.board.edit(edit);
      }
    } finally {
      this.open = undefined;
    }
    return step;
  }

  private commit(step: Step): void {
    if (step.length === 0) return;
    this.undoSteps.push(step);
    for (const undone of this.redoSteps.splice(0)) this.release(undone);
    while (this.undoSteps.length > MAX_STEPS || (this.kept.size > MAX_KEPT_OPERATIONS && this.undoSteps.length > 1)) {
      this.release(this.undoSteps.shift() ?? []);
    }
    this.changed.emit(undefined);
  }

  private release(step: Step): void {
    for (const { id } of step) this.kept.delete(id);
  }

  private forget(made: Made, step: Step): void {
    this.kept.delete(made.id);
    step.splice(step.indexOf(made), 1);
    if (step.length > 0) return;
    this.undoSteps = this.undoSteps.filter((other) => other !== step);
    this.redoSteps = this.redoSteps.filter((other) => other !== step);
    this.changed.emit(undefined);
  }
}
