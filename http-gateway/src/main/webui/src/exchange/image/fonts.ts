import { fontOf } from "../../canvas/letters";
import type { BoardObject } from "../../model/object";
import { hasText, styleOf } from "../../model/style";

/** Resolves when the fonts of all texts have come. Where one cannot be had, its stand-in is what the board shows too. */
export async function fontsFor(objects: readonly BoardObject[]): Promise<void> {
  const families = new Set(objects.filter(({ kind }) => hasText(kind)).map((object) => styleOf(object).fontFamily));
  await Promise.allSettled([...families].map((family) => document.fonts.load(fontOf(20, family))));
}
