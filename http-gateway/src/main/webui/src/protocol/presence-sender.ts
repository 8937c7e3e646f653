import { create } from "@bufbuild/protobuf";
import { Syscall } from "../gen/collabboard/wire/v1/frame_pb";
import { ObjectDragEndSchema, ObjectDragSchema, SelectionChangedSchema } from "../gen/collabboard/wire/v1/presence_pb";
import type { BoardModel } from "../model/board-model";
import type { Draft } from "../model/draft";
import type { Drag } from "../model/live-drags";
import { uuidToBytes } from "../model/uuid";
import { CursorSender, INTERVAL_MS } from "./cursor-sender";
import type { Payload } from "./mapping";
import { dragToWire } from "./mapping";
import { Throttle } from "./throttle";

/** A selection changes rarely, but may be long. */
const SELECTION_INTERVAL_MS = 100;

/** Objects in one frame (docs/protocol.md, limits); the places of the others are seen when the drag is over. */
const MAX_DRAGS = 256;

/** More are not taken by the server; the others see the first ones. */
export const MAX_SELECTED_TOLD = 1_000;

/** Tells the others where this person's pointer is, what is in view, what is picked and what is being dragged. */
export class PresenceSender {
  private readonly cursor: CursorSender;
  private drags: ReadonlyMap<string, Drag> = new Map();
  /** Dropped drags whose operation is not in the log yet: ending them sooner would show the old place again. */
  private readonly landing = new Map<string, Drag>();
  private readonly stops: (() => void)[];

  private readonly dragThrottle = new Throttle(INTERVAL_MS, () => this.sendDrags());
  private readonly selectionThrottle = new Throttle(SELECTION_INTERVAL_MS, () => this.sendSelection());

  constructor(
    private readonly board: BoardModel,
    private readonly tell: (payload: Payload) => void,
  ) {
    this.cursor = new CursorSender(tell, () => board.following.view);
    this.stops = [
      board.pointerChanged.on((point) => this.cursor.pointTo(point)),
      board.viewChanged.on((view) => this.cursor.look(view)),
      board.presence.participantsChanged.on((people) => (this.cursor.company = people.length > 1)),
      board.selection.changed.on(() => this.selectionThrottle.request()),
      board.draftChanged.on((draft) => this.draftChanged(draft)),
      board.document.changed.on(() => this.endLanded()),
    ];
  }

  stop(): void {
    for (const stop of this.stops) stop();
    this.cursor.stop();
    this.dragThrottle.stop();
    this.selectionThrottle.stop();
  }

  /** A new socket knows nothing of this client yet. */
  repeat(): void {
    this.cursor.repeat();
    if (this.board.selection.ids.size > 0) this.selectionThrottle.request();
    if (this.drags.size > 0) this.dragThrottle.request();
  }

  private sendSelection(): void {
    const objectIds = [...this.board.selection.ids].slice(0, MAX_SELECTED_TOLD).map(uuidToBytes);
    const value = create(SelectionChangedSchema, { objectIds });
    this.tell({ syscall: Syscall.SELECTION_CHANGED, data: { case: "selectionChanged", value } });
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
    const objects = [...this.drags.values()].slice(0, MAX_DRAGS).map(dragToWire);
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
