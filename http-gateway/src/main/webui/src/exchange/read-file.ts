import { readCollabBoard } from "./collabboard/read";
import type { Import } from "./drawing";
import { readLibrary } from "./excalidraw/read-library";
import { readScene } from "./excalidraw/read-scene";
import { Fields } from "./fields";
import { ImportFailure } from "./import-failure";
import { MAX_FILE_BYTES, MAX_OBJECTS } from "./limits";

/** File names that the file chooser offers. */
export const READABLE = [".excalidraw", ".excalidrawlib", ".json", ".collabboard", "image/*", ".svg"];

/** Throws an ImportFailure for what is too large. */
export function refuseTooLarge(bytes: number): void {
  if (bytes <= MAX_FILE_BYTES) return;
  throw new ImportFailure(`The file is larger than ${MAX_FILE_BYTES / 1024 / 1024} MB`);
}

/** The drawings in the text of a file, whatever it is called. Throws an ImportFailure where it cannot be taken. */
export function readFile(name: string, text: string): Import {
  refuseTooLarge(text.length);
  const file = Fields.of(parsed(text), "The file");
  const title = name.replace(/\.[^.]+$/, "").slice(0, 100);
  switch (file.raw("type")) {
    case "collabboard":
      return { library: false, drawings: [readCollabBoard(title, file)] };
    case "excalidraw":
    case "excalidraw/clipboard": {
      const elements = file.list("elements", MAX_OBJECTS);
      return { library: false, drawings: [readScene(title, elements, file.optionalFields("files"))] };
    }
    case "excalidrawlib":
      return { library: true, drawings: readLibrary(file) };
    default:
      throw new ImportFailure("The file is none of CollabBoard's or Excalidraw's: its “type” is not known");
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw new ImportFailure("The file is not valid JSON; perhaps it was cut off", { cause: error });
  }
}
