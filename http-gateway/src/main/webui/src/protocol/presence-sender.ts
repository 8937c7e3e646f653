import { create } from "@bufbuild/protobuf";
import { Syscall } from "../gen/collabboard/wire/v1/frame_pb";
import { CursorMovedSchema, ObjectDragEndSchema, ObjectDragSchema } from "../gen/collabboard/wire/v1/presence_pb";
import type { BoardModel, Draft } from "../model/board-model";
import type { Drag, Point } from "../model/presence";
import { uuidToBytes } from "../model/uuid";
import type { Payload } from "./mapping";
import { dragToWire } from "./mapping";
import { Throttle } from "./throttle";

/** At most 30 messages a second of each kind, always with the latest value. */
const INTERVAL_MS = 34;

/** As many objects as the server takes in one object:drag; of a larger drag the others see these move. */
const MAX_DRAGGED = 256;

/** Tells the others where this person's pointer is and what is being dragged. */
export class PresenceSender {
  private pointer: Point | undefined;
  private drags: ReadonlyMap<string, Drag> = new Map();
  /** Dropped drags whose operation is not in the log yet: ending them sooner would show the old place again. */
  private readonly landing = new Map<string, Drag>();
  private readonly stops: (() => void)[];

  private readonly cursorThrottle = new Throttle(INTERVAL_MS, () => this.sendCursor());
  private readonly dragThrottle = new Throttle(INTERVAL_MS, () => this.sendDrags());

  constructor(
    private readonly board: BoardModel,
    private readonly tell: (payload: Payload) => void,
  ) {
    this.stops = [
      board.pointerChanged.on((point) => this.pointTo(point)),
      board.draftChanged.on((draft) => this.draftChanged(draft)),
      board.document.changed.on(() => this.endLanded()),
    ];
  }

  stop(): void {
    for (const stop of this.stops) stop();
    this.cursorThrottle.stop();
    this.dragThrottle.stop();
  }

  /** A new socket knows nothing of this client yet. */
  repeat(): void {
    if (this.pointer) this.cursorThrottle.request();
    if (this.drags.size > 0) this.dragThrottle.request();
  }

  private pointTo(point: Point | undefined): void {
    if (!point && !this.pointer) return;
    this.pointer = point;
    this.cursorThrottle.request();
  }

  private sendCursor(): void {
    if (!this.pointer) {
      this.tell({ syscall: Syscall.CURSOR_CLEAR });
      return;
    }
    const value = create(CursorMovedSchema, { x: this.pointer.x, y: this.pointer.y });
    this.tell({ syscall: Syscall.CURSOR_MOVED, data: { case: "cursorMoved", value } });
  }

  private draftChanged(draft: Draft | undefined): void {
    if (draft) {
      this.drags = draft.drags;
      this.dragThrottle.request();
      return;
    }
    this.dragThrottle.stop();
    for (const drag of this.drags.values()) this.landing.set(drag.objectId, drag);
    if (this.drags.size > 0) this.sendDrags();
    this.drags = new Map();
    this.endLanded();
  }

  private sendDrags(): void {
    const objects = [...this.drags.values()].slice(0, MAX_DRAGGED).map(dragToWire);
    if (objects.length === 0) return;
    this.tell({
      syscall: Syscall.OBJECT_DRAG,
      data: { case: "objectDrag", value: create(ObjectDragSchema, { objects }) },
    });
  }

  private endLanded(): void {
    const landed = [...this.landing.values()].filter((drag) => !this.board.document.isPending(drag.updateId));
    if (landed.length === 0) return;
    for (const { objectId } of landed) this.landing.delete(objectId);
    const over = landed.filter(({ objectId }) => !this.drags.has(objectId));
    if (over.length === 0) return;
    const objectIds = over.map(({ objectId }) => uuidToBytes(objectId));
    const value = create(ObjectDragEndSchema, { objectIds });
    this.tell({ syscall: Syscall.OBJECT_DRAG_END, data: { case: "objectDragEnd", value } });
  }
}
