import { readObjects } from "./collabboard/read";
import { TYPE } from "./collabboard/write";
import type { Drawing } from "./drawing";
import { Fields } from "./fields";
import { withFittingPictures } from "./fit-pictures";
import { Remarks } from "./remarks";
import { shrunkPicture } from "./shrink-picture";

/** Objects that are taken from a text at once; a board takes as many edits without an answer. */
const MOST = 10_000;

/**
 * The objects that a text from the clipboard holds, with their references to what was not copied; undefined for any other
 * text. Throws an ImportFailure where it is one of ours, but broken.
 */
export async function readCopied(text: string): Promise<Drawing | undefined> {
  const json = parsed(text);
  if (typeof json !== "object" || json === null || Array.isArray(json)) return undefined;
  const fields = Fields.of(json, "What was copied");
  if (fields.raw("type") !== TYPE) return undefined;
  const drawing = { name: "", objects: readObjects(fields, MOST), remarks: new Remarks() };
  return withFittingPictures(drawing, shrunkPicture);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    // Whatever is no JSON is a text of another kind.
    return undefined;
  }
}
