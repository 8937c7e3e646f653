import { Emitter } from "./emitter";

/** Something that is on or off. */
export class Toggle {
  readonly changed = new Emitter<boolean>();

  constructor(private state = false) {}

  get on(): boolean {
    return this.state;
  }

  set(on: boolean): void {
    if (on === this.state) return;
    this.state = on;
    this.changed.emit(on);
  }

  flip(): void {
    this.set(!this.state);
  }
}
