import { Emitter } from "../model/emitter";
import { CloseIcon } from "./icons";
import { useLive } from "./use-live";

const SHOWN_FOR_MS = 7_000;
const MOST = 3;

interface Notice {
  readonly id: number;
  readonly text: string;
  readonly offer?: Offer | undefined;
}

/** What the person can do about it. */
export interface Offer {
  readonly label: string;
  readonly accept: () => void;
}

/** Short messages to the person, which go away by themselves unless they offer something. */
export class Notices {
  readonly changed = new Emitter<undefined>();
  private current: readonly Notice[] = [];
  private nextId = 0;

  get list(): readonly Notice[] {
    return this.current;
  }

  /** A message that is already there is not repeated. */
  show(text: string, offer?: Offer): void {
    const id = this.nextId++;
    this.set([...this.current.filter((notice) => notice.text !== text), { id, text, offer }].slice(-MOST));
    if (!offer) setTimeout(() => this.dismiss(id), SHOWN_FOR_MS);
  }

  dismiss(id: number): void {
    this.set(this.current.filter((notice) => notice.id !== id));
  }

  private set(notices: readonly Notice[]): void {
    this.current = notices;
    this.changed.emit(undefined);
  }
}

export function NoticeList({ notices }: { notices: Notices }) {
  const list = useLive(() => notices.list, notices.changed);
  return (
    <ul className="notices" role="status" aria-live="polite">
      {list.map(({ id, text, offer }) => (
        <li key={id}>
          {text}
          {offer && (
            <button className="button quiet" onClick={offer.accept}>
              {offer.label}
            </button>
          )}
          <button className="icon-button" aria-label="Dismiss" onClick={() => notices.dismiss(id)}>
            <CloseIcon />
          </button>
        </li>
      ))}
    </ul>
  );
}
