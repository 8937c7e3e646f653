import type { Frame } from "../gen/collabboard/wire/v1/frame_pb";
import { Status, Syscall } from "../gen/collabboard/wire/v1/frame_pb";
import type { BoardModel } from "../model/board-model";
import { uuidFromBytes } from "../model/uuid";
import { changeFromWire, participantFromWire, presenceFromWire } from "./mapping";

export interface EventListener {
  /** Some changes did not come: the board has to be joined again. */
  incomplete(): void;
  deleted(): void;
}

/** Takes the EVENTs of one board into its model. */
export class BoardEvents {
  constructor(
    private readonly boardId: string,
    private readonly board: BoardModel,
    private readonly ownClientId: () => string,
    private readonly listener: EventListener,
  ) {}

  /** Frames of other boards, and those that are no EVENTs, are passed over. */
  receive(frame: Frame): void {
    if (frame.status !== Status.EVENT || uuidFromBytes(frame.boardId) !== this.boardId) return;
    const change = changeFromWire(frame);
    if (!change) {
      this.receiveOther(frame);
      return;
    }
    const operationId = uuidFromBytes(frame.id);
    const outcome = this.board.document.receive(frame.seq, operationId, change);
    if (outcome === "applied") this.board.presence.applied(operationId);
    else if (outcome === "hole") this.listener.incomplete();
  }

  private receiveOther({ syscall, data }: Frame): void {
    const { presence } = this.board;
    switch (data.case) {
      case "boardJoined":
        if (data.value.participant) presence.joined(participantFromWire(data.value.participant));
        return;
      case "boardParted":
        presence.parted(uuidFromBytes(data.value.clientId));
        return;
      case "presenceChanged":
        for (const person of data.value.people.map(presenceFromWire)) {
          if (person.clientId !== this.ownClientId()) presence.update(person);
        }
    }
    if (syscall === Syscall.BOARD_RESYNC) this.listener.incomplete();
    else if (syscall === Syscall.BOARD_DELETED) this.listener.deleted();
  }
}
