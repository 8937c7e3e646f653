import type { BoardObject } from "../../src/model/object";

export function anObject(id: string, fields: Partial<BoardObject> = {}): BoardObject {
  return {
    id,
    kind: "sticky_note",
    x: 0,
    y: 0,
    rotation: 0,
    zIndex: 0,
    props: {},
    groupId: "",
    createdBy: "",
    version: 1,
    ...fields,
  };
}
