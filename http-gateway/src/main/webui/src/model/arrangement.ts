import type { BoardDocument } from "./document";
import { withCarried, withGroups } from "./families";
import type { ObjectPatch } from "./object";
import { uuidV7 } from "./uuid";
import type { Shift } from "./z-order";
import { shifted } from "./z-order";

/** How objects belong together and lie over each other: groups and order. Each call is one step. */
export class Arrangement {
  /** `updateAll` changes all of the objects or none, and returns whether it did. */
  constructor(
    private readonly document: BoardDocument,
    private readonly updateAll: (patches: ReadonlyMap<string, ObjectPatch>) => boolean,
  ) {}

  /** Makes one group of the objects and of all that are in groups with them. Undefined where that are fewer than two. */
  group(ids: Iterable<string>): string | undefined {
    const members = [...withGroups(this.document, ids)].filter((id) => this.document.get(id));
    if (members.length < 2) return undefined;
    const groupId = uuidV7();
    return this.updateAll(new Map(members.map((id) => [id, { groupId }]))) ? groupId : undefined;
  }

  /** Dissolves every group that one of the objects is in. */
  ungroup(ids: Iterable<string>): void {
    const members = [...withGroups(this.document, ids)].filter((id) => this.document.get(id)?.groupId);
    this.updateAll(new Map(members.map((id) => [id, { groupId: "" }])));
  }

  toFront(ids: Iterable<string>): void {
    this.shift(ids, "toFront");
  }

  toBack(ids: Iterable<string>): void {
    this.shift(ids, "toBack");
  }

  /** Above the next object that one of them overlaps. */
  forward(ids: Iterable<string>): void {
    this.shift(ids, "forward");
  }

  backward(ids: Iterable<string>): void {
    this.shift(ids, "backward");
  }

  private shift(ids: Iterable<string>, shift: Shift): void {
    const moving = withCarried(this.document, ids);
    const places = shifted(this.document.objects(), moving, shift);
    this.updateAll(new Map([...places].map(([id, zIndex]) => [id, { zIndex }])));
  }
}
