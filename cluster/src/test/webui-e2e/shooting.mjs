import { mkdirSync } from "node:fs";
import path from "node:path";

/**
 * Takes pictures of a page in both themes into a directory, or none without one. They are for people to look at: whether one
 * can be taken is not what is checked.
 */
export function shooting(directory) {
  return async (person, name) => {
    if (!directory) return;
    mkdirSync(directory, { recursive: true });
    for (const colorScheme of ["light", "dark"]) {
      try {
        await person.page.emulateMedia({ colorScheme });
        await person.page.screenshot({ path: path.join(directory, `${name}-${colorScheme}.png`) });
      } catch (error) {
        console.log(`no screenshot of ${name}: ${error.message}`);
      }
    }
  };
}
