import type { Drawing } from "../drawing";
import { Fields } from "../fields";
import { ImportFailure } from "../import-failure";
import { MAX_OBJECTS } from "../limits";
import { readScene } from "./read-scene";

const MAX_ITEMS = 5_000;

/** The items of a library: of version 2 with names (`libraryItems`), of version 1 bare lists of elements (`library`). */
export function readLibrary(file: Fields): Drawing[] {
  const named = file.raw("libraryItems") !== undefined;
  const items = file.list(named ? "libraryItems" : "library", MAX_ITEMS);
  let count = 0;
  return items.map((item, index) => {
    const where = `item ${index + 1}`;
    const fields = Array.isArray(item) ? Fields.of({ elements: item as unknown[] }, where) : Fields.of(item, where);
    const elements = fields.list("elements", MAX_OBJECTS);
    count += elements.length;
    if (count > MAX_OBJECTS) throw new ImportFailure(`The library has more than ${MAX_OBJECTS} elements`);
    const name = fields.optionalText("name")?.trim().slice(0, 100);
    return inItem(where, () => readScene(name ? name : `Item ${index + 1}`, elements, file.optionalFields("files")));
  });
}

function inItem<T>(where: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof ImportFailure) throw new ImportFailure(`${where}, ${error.message}`, { cause: error });
    throw error;
  }
}
