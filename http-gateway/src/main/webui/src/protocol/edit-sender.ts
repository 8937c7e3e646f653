import type { BoardModel } from "../model/board-model";
import type { Operation } from "../model/change";
import { targetOf } from "../model/change";
import { Emitter } from "../model/emitter";
import type { Keeping, KeptEdit } from "./keeping";
import { payloadOf } from "./mapping";
import { Outbox } from "./outbox";
import type { Failure, Requests } from "./requests";

/** Brings the edits of one board to the server, each exactly once: kept here first, then sent until it has an answer. */
export class EditSender {
  /** An edit that the server turned down for good; it has been undone. */
  readonly refused = new Emitter<Failure>();
  /** The browser could not keep something; emitted once. */
  readonly keepingFailed = new Emitter<unknown>();

  private closed = false;
  /** Edits that would be lost with the page; all that wait where nothing can be kept. */
  private unkept = 0;
  private keepsNothing = false;
  private readonly outbox: Outbox;
  private readonly stops: (() => void)[];

  /** `rejoin` makes this client a viewer of the board again where the server has forgotten that it is. */
  constructor(
    private readonly boardId: string,
    private readonly board: BoardModel,
    requests: Requests,
    rejoin: () => void,
    random: () => number,
    private readonly keeping?: Keeping,
  ) {
    this.outbox = new Outbox(requests, rejoin, random);
    this.stops = [
      board.edited.on((operation) => void this.submit(operation)),
      ...(keeping ? this.attend(keeping) : []),
    ];
  }

  /** Whether closing the page now would lose an edit. */
  get losesOnClose(): boolean {
    return this.board.document.pendingCount > 0 && (!this.keeping || this.keepsNothing || this.unkept > 0);
  }

  /** The board is joined: all that waits is sent. */
  open(): void {
    this.outbox.open();
  }

  /** What is edited from now on waits. */
  hold(): void {
    this.outbox.close();
  }

  /** What was not acknowledged is sent no more. */
  close(): void {
    this.closed = true;
    this.outbox.close();
    for (const stop of this.stops) stop();
  }

  /** Edits from before, of this page or another. */
  takeOver(edits: readonly KeptEdit[]): void {
    for (const { id, edit, seq } of edits) {
      if (this.closed || this.board.document.isPending(id)) continue;
      this.board.document.restoreEdit({ id, edit }, seq);
      if (seq === undefined) this.send({ id, edit });
    }
  }

  private attend(keeping: Keeping): (() => void)[] {
    const { document } = this.board;
    return [
      keeping.failed.on((error) => {
        this.keepsNothing = true;
        this.keepingFailed.emit(error);
      }),
      keeping.adopted.on((edits) => this.takeOver(edits)),
      document.changed.on((ids) => keeping.touched(ids)),
      document.ended.on(({ operation, refused }) => {
        if (refused) keeping.refused(operation.id);
        else keeping.confirmed(operation.id, document.position.seq);
      }),
    ];
  }

  /** Kept before it is sent, so that a page that goes in between sends it next time. */
  private async submit(operation: Operation): Promise<void> {
    if (this.keeping) {
      this.unkept++;
      await this.keeping.add(operation);
      this.unkept--;
    }
    if (!this.closed) this.send(operation);
  }

  private send({ id, edit }: Operation): void {
    const { document } = this.board;
    this.outbox.add({
      id,
      target: targetOf(edit),
      boardId: this.boardId,
      payload: payloadOf(edit),
      isWanted: () => document.isPending(id),
      accepted: (answer) => {
        document.acknowledge(id, answer.seq);
        if (document.isPending(id)) this.keeping?.confirmed(id, answer.seq);
      },
      refused: (failure) => {
        if (document.refuse(id)) this.refused.emit(failure);
      },
    });
  }
}
