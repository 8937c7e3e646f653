import { Emitter } from "../model/emitter";
import type { FontFamily } from "../model/style";

const FAMILIES: Record<FontFamily, string> = {
  sans: '"Atkinson Hyperlegible Next Variable", system-ui, sans-serif',
  hand: '"Shantell Sans Variable", "Comic Sans MS", cursive',
  mono: '"Atkinson Hyperlegible Mono Variable", ui-monospace, monospace',
};

export const FONT_FAMILY = FAMILIES.sans;

/** Pixels at which letters are measured; other sizes are in proportion. */
const MEASURED_AT = 100;

export function familyOf(family: FontFamily): string {
  return FAMILIES[family];
}

/** What a canvas takes as its font. */
export function fontOf(fontSize: number, family: FontFamily = "sans"): string {
  return `500 ${fontSize}px ${FAMILIES[family]}`;
}

/** How wide and high letters are. */
export interface Letters {
  width(text: string, fontSize: number, family: FontFamily): number;
  /** From the top of a line to the feet of its letters, as browsers lay out text; for a line of one font size. */
  baseline(family: FontFamily, lineHeight: number): number;
}

/** Measures letters as the canvas draws them. A font is fetched when it is first asked for. */
export class CanvasLetters implements Letters {
  /** A font has come: what was measured with its stand-in is wrong. */
  readonly changed = new Emitter<FontFamily>();
  private readonly context: CanvasRenderingContext2D;
  private readonly asked = new Set<FontFamily>();
  private readonly coming = new Set<FontFamily>();
  private readonly baselines = new Map<FontFamily, number>();

  constructor() {
    const context = document.createElement("canvas").getContext("2d");
    if (!context) throw new Error("this browser has no Canvas 2D");
    this.context = context;
  }

  /** Whether some were measured with the stand-in of a font that is to come. */
  get areProvisional(): boolean {
    return this.coming.size > 0;
  }

  width(text: string, fontSize: number, family: FontFamily): number {
    this.use(family);
    return (this.context.measureText(text).width * fontSize) / MEASURED_AT;
  }

  baseline(family: FontFamily, lineHeight: number): number {
    let rise = this.baselines.get(family);
    if (rise === undefined) {
      this.use(family);
      const { fontBoundingBoxAscent, fontBoundingBoxDescent } = this.context.measureText("x");
      rise = (fontBoundingBoxAscent - fontBoundingBoxDescent) / MEASURED_AT;
      this.baselines.set(family, rise);
    }
    return (lineHeight + rise) / 2;
  }

  private use(family: FontFamily): void {
    this.context.font = fontOf(MEASURED_AT, family);
    if (this.asked.has(family)) return;
    this.asked.add(family);
    // The page has it already: nothing was measured with a stand-in.
    if (document.fonts.check(this.context.font)) return;
    this.coming.add(family);
    const came = () => {
      this.coming.delete(family);
      this.baselines.delete(family);
      this.changed.emit(family);
    };
    // Where a font cannot be had, its stand-in has been measured rightly already.
    document.fonts.load(this.context.font).then(came, came);
  }
}
