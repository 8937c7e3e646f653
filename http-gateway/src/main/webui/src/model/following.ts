import { Emitter } from "./emitter";
import type { Participant, Point, Presence } from "./presence";
import type { View } from "./view";

/** Whether this person looks at the board through somebody else's eyes, and whose. */
export class Following {
  readonly changed = new Emitter<Participant | undefined>();
  /** The leader looks elsewhere. */
  readonly viewChanged = new Emitter<View>();
  /** This person wants to see a place of the board, just once. */
  readonly jumped = new Emitter<Point>();
  private current: Participant | undefined;

  constructor(private readonly presence: Presence) {
    presence.participantsChanged.on((people) => {
      if (this.current && !people.some(({ clientId }) => clientId === this.current?.clientId)) this.stop();
    });
    presence.viewChanged.on((clientId) => {
      const { view } = this;
      if (view && clientId === this.current?.clientId) this.viewChanged.emit(view);
    });
  }

  get leader(): Participant | undefined {
    return this.current;
  }

  /** Where the leader looks; undefined while that is not known, or nobody is followed. */
  get view(): View | undefined {
    return this.current && this.presence.viewOf(this.current.clientId);
  }

  /** Somebody who is not on the board cannot be followed. */
  follow(clientId: string): void {
    const leader = this.presence.participants.find((one) => one.clientId === clientId);
    if (leader) this.set(leader);
  }

  stop(): void {
    if (this.current) this.set(undefined);
  }

  /** Returns whether it is known where that person is. */
  jumpTo(clientId: string): boolean {
    const place = this.presence.placeOf(clientId);
    if (!place) return false;
    this.stop();
    this.jumped.emit(place);
    return true;
  }

  private set(leader: Participant | undefined): void {
    this.current = leader;
    this.changed.emit(leader);
    const { view } = this;
    if (view) this.viewChanged.emit(view);
  }
}
