import { useState } from "react";
import { AddressDialog } from "./address-dialog";
import { boardAddress, copied } from "./copy-link";
import { LinkIcon } from "./icons";
import type { Notices } from "./notices";

interface Props {
  readonly boardId: string;
  readonly notices: Notices;
  /** Of which board, where there are several. */
  readonly of?: string;
  readonly className?: string;
}

/** Copies a board's address; where the browser does not let it, shows the address to be copied by hand. */
export function ShareLink({ boardId, notices, of, className = "" }: Props) {
  const [shown, setShown] = useState(false);
  const address = boardAddress(boardId);
  const copy = async () => {
    if (await copied(address)) notices.show("Link copied. Whoever opens it can join this board.");
    else setShown(true);
  };
  return (
    <>
      <button
        className={`icon-button ${className}`}
        aria-label={of === undefined ? "Copy link" : `Copy link to ${of}`}
        title="Copy link"
        onClick={() => void copy()}
      >
        <LinkIcon />
      </button>
      {shown && <AddressDialog address={address} onClose={() => setShown(false)} />}
    </>
  );
}
