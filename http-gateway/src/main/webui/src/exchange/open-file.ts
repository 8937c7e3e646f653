import type { Import } from "./drawing";
import { withFittingPictures } from "./fit-pictures";
import { readFile, refuseTooLarge } from "./read-file";
import { shrunkPicture } from "./shrink-picture";

/** Reads a file of the person's into drawings that a board can keep. Throws an ImportFailure where that cannot be. */
export async function openFile(file: File): Promise<Import> {
  refuseTooLarge(file.size);
  const { library, drawings } = readFile(file.name, await file.text());
  const fitting = await Promise.all(drawings.map((drawing) => withFittingPictures(drawing, shrunkPicture)));
  return { library, drawings: fitting };
}
