import { useEffect, useRef } from "react";
import type { Order } from "../model/board-order";

export type Which = "all" | "mine" | "recent";

export interface Wanted {
  readonly query: string;
  readonly which: Which;
  readonly order: Order;
}

const WHICH: readonly (readonly [Which, string])[] = [
  ["all", "All"],
  ["mine", "Mine"],
  ["recent", "Opened here"],
];

const ORDERS: readonly (readonly [Order, string])[] = [
  ["opened", "Last opened"],
  ["changed", "Last changed"],
  ["created", "Newest"],
  ["name", "Name"],
];

interface Props {
  readonly wanted: Wanted;
  readonly onWant: (wanted: Wanted) => void;
  /** Enter in the search field: open the first board that is shown. */
  readonly onOpenFirst: () => void;
}

/** Which boards are listed, and in which order. The slash key goes to the search field. */
export function BoardFinder({ wanted, onWant, onOpenFirst }: Props) {
  const search = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const focus = (event: KeyboardEvent) => {
      const types = event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement;
      if (event.key !== "/" || types || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      search.current?.focus();
    };
    addEventListener("keydown", focus);
    return () => removeEventListener("keydown", focus);
  }, []);
  return (
    <div className="finder" role="search">
      <input
        ref={search}
        className="field"
        type="search"
        aria-label="Search boards"
        aria-keyshortcuts="/"
        placeholder="Search boards ( / )"
        value={wanted.query}
        onChange={(event) => onWant({ ...wanted, query: event.target.value })}
        onKeyDown={(event) => {
          if (event.key === "Enter") onOpenFirst();
          if (event.key === "Escape") onWant({ ...wanted, query: "" });
        }}
      />
      <div className="finder-choices" role="group" aria-label="Which boards">
        {WHICH.map(([which, label]) => (
          <button key={which} aria-pressed={wanted.which === which} onClick={() => onWant({ ...wanted, which })}>
            {label}
          </button>
        ))}
      </div>
      <select
        className="field"
        aria-label="Order"
        value={wanted.order}
        onChange={(event) => onWant({ ...wanted, order: event.target.value as Order })}
      >
        {ORDERS.map(([order, label]) => (
          <option key={order} value={order}>
            {label}
          </option>
        ))}
      </select>
    </div>
  );
}
