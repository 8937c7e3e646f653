import { browserStore } from "../browser-store";
import { useMemo, useState } from "react";
import { found, ordered } from "../model/board-order";
import { Thumbnails } from "../model/thumbnails";
import { Visits } from "../model/visits";
import { goToBoard } from "../navigation";
import type { Account } from "../protocol/account";
import type { Client } from "../protocol/client";
import type { BoardEntry, BoardListing } from "../protocol/directory";
import { BoardCard } from "./board-card";
import type { Wanted, Which } from "./board-finder";
import { BoardFinder } from "./board-finder";
import { errorText } from "./failure-text";
import type { Notices } from "./notices";

interface Props {
  readonly listing: BoardListing;
  readonly account: Account;
  readonly client: Client;
  readonly notices: Notices;
  readonly onDelete: (board: BoardEntry) => void;
}

/** The boards that a person can open, found by name. */
export function BoardList({ listing, account, client, notices, onDelete }: Props) {
  const [wanted, setWanted] = useState<Wanted>({ query: "", which: "all", order: "opened" });
  // Nothing is opened while this page is shown.
  const visits = useMemo(() => new Visits(browserStore(), account.userId).all, [account.userId]);
  const thumbnails = useMemo(() => new Thumbnails(browserStore(), account.userId), [account.userId]);
  const visitOf = new Map(visits.map((visit) => [visit.id, visit]));
  const all = listing.truncated ? [...listing.boards, ...unlisted(listing, visits)] : listing.boards;
  if (all.length === 0) return <Welcome />;
  const isWanted: Record<Which, (board: BoardEntry) => boolean> = {
    all: () => true,
    mine: ({ ownerId }) => ownerId === account.userId,
    recent: ({ id }) => visitOf.has(id),
  };
  const boards = ordered(found(all.filter(isWanted[wanted.which]), wanted.query), wanted.order, visits);
  const rename = async (board: BoardEntry, name: string) => {
    try {
      await client.directory.renameBoard(board.id, name);
    } catch (error) {
      notices.show(errorText(error));
      throw error;
    }
  };
  return (
    <>
      <BoardFinder
        wanted={wanted}
        onWant={setWanted}
        onOpenFirst={() => {
          const [first] = boards;
          if (first) goToBoard(first.id);
        }}
      />
      <p className={boards.length === 0 ? "quiet-text" : "visually-hidden"} role="status">
        {boards.length === 0 ? "No board fits that." : `${boards.length} boards`}
      </p>
      <ul className="cards" aria-label="Boards">
        {boards.map((board) => (
          <BoardCard
            key={board.id}
            board={board}
            picture={thumbnails.of(board.id)}
            openedAt={visitOf.get(board.id)?.openedAt}
            notices={notices}
            onRename={(name) => rename(board, name)}
            onDelete={() => onDelete(board)}
          />
        ))}
      </ul>
      {listing.truncated && <p className="quiet-text">There are more boards than are listed here.</p>}
    </>
  );
}

/** Boards that were opened here and are beyond what the server lists; what this person may do there is not known. */
function unlisted({ boards }: BoardListing, visits: Visits["all"]): BoardEntry[] {
  const listed = new Set(boards.map(({ id }) => id));
  return visits
    .filter(({ id }) => !listed.has(id))
    .map(({ id, name, openedAt }) => ({
      id,
      name,
      ownerId: "",
      ownerName: "",
      createdAt: openedAt,
      mayRename: false,
      mayManage: false,
    }));
}

function Welcome() {
  return (
    <div className="welcome">
      <p className="empty">No boards yet. Name one above and put the first note on it.</p>
      <p className="quiet-text">
        Then copy its link and send it to the others: whoever opens it works on the same board, at once.
      </p>
    </div>
  );
}
