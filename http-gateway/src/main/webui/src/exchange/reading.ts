import type { Drawing, Import, NewObject } from "./drawing";
import { ImportFailure } from "./import-failure";
import type { Counts } from "./remarks";
import { Remarks } from "./remarks";

/** Objects of one message, and about how many characters their props have: more would hold the page up. */
const MAX_OBJECTS = 500;
const MAX_CHARACTERS = 500_000;

/** What the reader tells the page, in this order for each drawing; the last message is `end` or `failure`. */
export type Message =
  | { readonly type: "drawing"; readonly name: string; readonly remarks: Counts }
  | { readonly type: "objects"; readonly objects: readonly NewObject[] }
  | { readonly type: "end"; readonly library: boolean }
  | { readonly type: "failure"; readonly message: string };

/** What was read, in messages each of which is small. */
export function* messagesOf({ library, drawings }: Import): Generator<Message> {
  for (const { name, objects, remarks } of drawings) {
    yield { type: "drawing", name, remarks: remarks.counts() };
    let part: NewObject[] = [];
    let characters = 0;
    for (const object of objects) {
      part.push(object);
      characters += lengthOf(object);
      if (part.length < MAX_OBJECTS && characters < MAX_CHARACTERS) continue;
      yield { type: "objects", objects: part };
      [part, characters] = [[], 0];
    }
    if (part.length > 0) yield { type: "objects", objects: part };
  }
  yield { type: "end", library };
}

function lengthOf({ props }: NewObject): number {
  return Object.values(props).reduce<number>((sum, value) => sum + (typeof value === "string" ? value.length : 8), 0);
}

/** Puts together what messages tell. */
export class Assembly {
  private readonly drawings: { readonly name: string; readonly objects: NewObject[]; readonly remarks: Remarks }[] = [];

  /** What was read, once all of it is there. Throws an ImportFailure where the file cannot be taken. */
  take(message: Message): Import | undefined {
    switch (message.type) {
      case "drawing":
        this.drawings.push({ name: message.name, objects: [], remarks: Remarks.of(message.remarks) });
        return undefined;
      case "objects":
        this.drawings.at(-1)?.objects.push(...message.objects);
        return undefined;
      case "end":
        return { library: message.library, drawings: this.drawings satisfies Drawing[] };
      case "failure":
        throw new ImportFailure(message.message);
    }
  }
}
