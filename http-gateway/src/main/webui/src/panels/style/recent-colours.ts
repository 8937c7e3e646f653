import { Emitter } from "../../model/emitter";
import type { Store } from "../../model/last-styles";

const KEY = "collabboard.recent-colours";
const MOST = 6;
const COLOUR = /^#[0-9a-f]{6}$/i;

/** Colours that this person mixed, the newest first. */
export class RecentColours {
  readonly changed = new Emitter<readonly string[]>();
  private colours: readonly string[];

  constructor(private readonly store: Store) {
    this.colours = (store.getItem(KEY) ?? "")
      .split(" ")
      .filter((one) => COLOUR.test(one))
      .slice(0, MOST);
  }

  get list(): readonly string[] {
    return this.colours;
  }

  add(colour: string): void {
    const known = this.colours.filter((one) => one.toLowerCase() !== colour.toLowerCase());
    this.colours = [colour, ...known].slice(0, MOST);
    try {
      this.store.setItem(KEY, this.colours.join(" "));
    } catch {
      // Private windows store nothing; the colours last as long as the page then.
    }
    this.changed.emit(this.colours);
  }
}
