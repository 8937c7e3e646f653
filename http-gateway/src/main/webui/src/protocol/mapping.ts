import { create } from "@bufbuild/protobuf";
import type { Participant as WireParticipant } from "../gen/collabboard/wire/v1/board_pb";
import { BoardRenameSchema } from "../gen/collabboard/wire/v1/board_pb";
import type { Frame } from "../gen/collabboard/wire/v1/frame_pb";
import { Syscall } from "../gen/collabboard/wire/v1/frame_pb";
import type { BoardObject as WireObject, ObjectPatch as WirePatch } from "../gen/collabboard/wire/v1/object_pb";
import {
  ObjectCreateSchema,
  ObjectDeleteSchema,
  ObjectKind,
  ObjectPatchSchema,
  ObjectUpdateSchema,
} from "../gen/collabboard/wire/v1/object_pb";
import type {
  CursorMoved,
  DraggedObject,
  PersonPresence as WirePresence,
} from "../gen/collabboard/wire/v1/presence_pb";
import { CursorMovedSchema, DraggedObjectSchema } from "../gen/collabboard/wire/v1/presence_pb";
import type { Change, Edit } from "../model/change";
import type { BoardObject, Kind, ObjectPatch } from "../model/object";
import type { Drag } from "../model/live-drags";
import type { Participant, PersonPresence, Point } from "../model/presence";
import type { View } from "../model/view";
import { uuidFromBytes, uuidToBytes } from "../model/uuid";
import { propsFromWire, propsToWire } from "./codec";

/** The part of a frame that says what is asked for. */
export interface Payload {
  readonly syscall: Syscall;
  readonly data?: Frame["data"];
}

const KIND_OF: Record<Kind, ObjectKind> = {
  sticky_note: ObjectKind.STICKY_NOTE,
  rectangle: ObjectKind.RECTANGLE,
  ellipse: ObjectKind.ELLIPSE,
  diamond: ObjectKind.DIAMOND,
  star: ObjectKind.STAR,
  text: ObjectKind.TEXT,
  line: ObjectKind.LINE,
  arrow: ObjectKind.ARROW,
  frame: ObjectKind.FRAME,
  svg: ObjectKind.SVG,
  pen: ObjectKind.PEN,
  image: ObjectKind.IMAGE,
};
const KINDS = new Map(Object.entries(KIND_OF).map(([kind, wire]) => [wire, kind as Kind]));

/** Smaller parts of a number are lost on the wire, where cursors are 32 bits wide. */
const SINGLE_PRECISION = 2 ** -23;

export function objectFromWire(wire: WireObject): BoardObject {
  return {
    id: uuidFromBytes(wire.objectId),
    // A kind from a later version is shown as a box rather than lost.
    kind: KINDS.get(wire.kind) ?? "rectangle",
    x: wire.x,
    y: wire.y,
    width: wire.width,
    height: wire.height,
    rotation: wire.rotation,
    zIndex: wire.zIndex,
    props: propsFromWire(wire.props),
    groupId: uuidFromBytes(wire.groupId),
    createdBy: wire.createdBy,
    version: wire.version,
  };
}

export function patchFromWire(wire: WirePatch | undefined): ObjectPatch {
  if (!wire) return {};
  const { x, y, width, height, rotation, zIndex } = wire;
  const groupId = wire.groupId && uuidFromBytes(wire.groupId);
  return { x, y, width, height, rotation, zIndex, groupId, props: propsFromWire(wire.props) };
}

export function patchToWire(patch: ObjectPatch): WirePatch {
  const { props, groupId, ...geometry } = patch;
  const group = groupId === undefined ? {} : { groupId: uuidToBytes(groupId) };
  return create(ObjectPatchSchema, { ...geometry, ...group, props: propsToWire(props ?? {}) });
}

export function payloadOf(edit: Edit): Payload {
  switch (edit.type) {
    case "create": {
      const { id, kind, x, y, width, height, rotation, zIndex, props, groupId } = edit.object;
      const value = create(ObjectCreateSchema, {
        objectId: uuidToBytes(id),
        kind: KIND_OF[kind],
        x,
        y,
        width,
        height,
        rotation,
        // Without z_index the server, which knows all objects, puts it on top.
        ...(edit.placeOnTop ? {} : { zIndex }),
        props: propsToWire(props),
        groupId: uuidToBytes(groupId),
      });
      return { syscall: Syscall.OBJECT_CREATE, data: { case: "objectCreate", value } };
    }
    case "update": {
      const value = create(ObjectUpdateSchema, {
        objectId: uuidToBytes(edit.objectId),
        patch: patchToWire(edit.patch),
      });
      return { syscall: Syscall.OBJECT_UPDATE, data: { case: "objectUpdate", value } };
    }
    case "delete": {
      const value = create(ObjectDeleteSchema, { objectId: uuidToBytes(edit.objectId) });
      return { syscall: Syscall.OBJECT_DELETE, data: { case: "objectDelete", value } };
    }
    case "rename":
      return {
        syscall: Syscall.BOARD_RENAME,
        data: { case: "boardRename", value: create(BoardRenameSchema, { name: edit.name }) },
      };
  }
}

/** The durable change that an EVENT tells of, or undefined where it tells of something that is not stored. */
export function changeFromWire(frame: Frame): Change | undefined {
  const { data } = frame;
  switch (data.case) {
    case "objectCreated":
      return data.value.object ? { type: "created", object: objectFromWire(data.value.object) } : { type: "unknown" };
    case "objectUpdated": {
      const { objectId, patch, version } = data.value;
      return { type: "updated", objectId: uuidFromBytes(objectId), patch: patchFromWire(patch), version };
    }
    case "objectDeleted":
      return { type: "deleted", objectId: uuidFromBytes(data.value.objectId) };
    case "boardRenamed":
      return { type: "renamed", name: data.value.name };
    default:
      return frame.seq > 0n ? { type: "unknown" } : undefined;
  }
}

export function participantFromWire(wire: WireParticipant): Participant {
  return { clientId: uuidFromBytes(wire.clientId), userId: wire.userId, name: wire.userName, color: wire.userColor };
}

export function presenceFromWire(wire: WirePresence): PersonPresence {
  return {
    clientId: uuidFromBytes(wire.clientId),
    cursor: wire.cursor && cursorFromWire(wire.cursor),
    view: wire.cursor && viewFromWire(wire.cursor),
    selection: wire.selection?.objectIds.map(uuidFromBytes),
    typing: wire.typing,
    drags: wire.drags.map((drag) => ({
      objectId: uuidFromBytes(drag.objectId),
      patch: patchFromWire(drag.patch),
      updateId: uuidFromBytes(drag.updateId),
    })),
  };
}

/** Exactly in the middle of the view: the person has no pointer on the board, only a view (R42). */
function cursorFromWire({ x, y, camera }: CursorMoved): Point | undefined {
  return camera && x === camera.centerX && y === camera.centerY ? undefined : { x, y };
}

function viewFromWire({ camera }: CursorMoved): View | undefined {
  if (!camera || camera.zoom <= 0) return undefined;
  const { centerX, centerY, zoom, width, height } = camera;
  return { x: centerX, y: centerY, zoom, width, height };
}

/** A pointer that happens to be in the middle of the view is told a hair beside it. */
export function cursorToWire(pointer: Point | undefined, view: View | undefined): CursorMoved | undefined {
  const at = pointer ?? view;
  if (!at) return undefined;
  if (!view) return create(CursorMovedSchema, { x: at.x, y: at.y });
  const isInMiddle = Math.fround(at.x) === Math.fround(view.x) && Math.fround(at.y) === Math.fround(view.y);
  const hair = pointer && isInMiddle ? Math.max(0.5 / view.zoom, Math.abs(at.x) * SINGLE_PRECISION) : 0;
  const camera = { centerX: view.x, centerY: view.y, zoom: view.zoom, width: view.width, height: view.height };
  return create(CursorMovedSchema, { x: at.x + hair, y: at.y, camera });
}

export function dragToWire({ objectId, patch, updateId }: Drag): DraggedObject {
  return create(DraggedObjectSchema, {
    objectId: uuidToBytes(objectId),
    patch: patchToWire(patch),
    updateId: uuidToBytes(updateId),
  });
}
