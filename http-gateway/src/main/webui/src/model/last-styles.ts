import { Emitter } from "./emitter";
import type { BoardObject, Json, Kind, Props } from "./object";

/** Where styles outlive the page: the part of localStorage that is used. */
export interface Store {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
}

/** Kinds that share their last style. */
const FAMILIES: Record<Kind, string> = {
  sticky_note: "note",
  rectangle: "shape",
  ellipse: "shape",
  diamond: "shape",
  star: "shape",
  text: "text",
  line: "line",
  arrow: "line",
  pen: "pen",
  frame: "frame",
  svg: "picture",
  image: "picture",
};

const KEY = "collabboard.last-styles";

/** Props that differ between the kinds of one family: a line has no heads only because an arrow lost its own. */
const OF_ONE_KIND: ReadonlySet<string> = new Set(["startHead", "endHead"]);

/** The style that was chosen last, for what is made next. */
export class LastStyles {
  readonly changed = new Emitter<undefined>();
  /** Another number whenever a style is another one. */
  revision = 0;
  private readonly styles: Map<string, Props>;

  constructor(private readonly store: Store | undefined) {
    this.styles = stored(store);
  }

  /** Props that a new object of a kind gets on top of its own. */
  propsFor(kind: Kind): Props {
    return { ...this.styles.get(FAMILIES[kind]), ...this.styles.get(kind) };
  }

  /** An object that is not on the board yet, in the style of the last. */
  over(object: BoardObject): BoardObject {
    const styled = this.propsFor(object.kind);
    return Object.keys(styled).length === 0 ? object : { ...object, props: { ...object.props, ...styled } };
  }

  /** A null goes back to the default of the kind. */
  remember(kind: Kind, props: Props): void {
    for (const [key, value] of Object.entries(props)) {
      const name = OF_ONE_KIND.has(key) ? kind : FAMILIES[kind];
      const others = Object.entries(this.styles.get(name) ?? {}).filter(([former]) => former !== key);
      this.styles.set(name, Object.fromEntries(value === null ? others : [...others, [key, value]]));
    }
    this.save();
    this.revision++;
    this.changed.emit(undefined);
  }

  private save(): void {
    try {
      this.store?.setItem(KEY, JSON.stringify(Object.fromEntries(this.styles)));
    } catch {
      // Private windows and full disks store nothing; the style lasts as long as the page then.
    }
  }
}

/** What cannot be read is as good as nothing: it was only a convenience. */
function stored(store: Store | undefined): Map<string, Props> {
  const styles = new Map<string, Props>();
  for (const [name, props] of entriesOf(parsed(store?.getItem(KEY) ?? "{}"))) {
    const values = entriesOf(props).filter(([, value]) => isPlain(value)) as [string, Json][];
    styles.set(name, Object.fromEntries(values));
  }
  return styles;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}

function entriesOf(value: unknown): [string, unknown][] {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? Object.entries(value) : [];
}

function isPlain(value: unknown): boolean {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}
