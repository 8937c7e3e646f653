import { createRoot } from "react-dom/client";
import { placeOf } from "./navigation";
import { App } from "./pages/app";
import { PageWorker } from "./page-worker";
import { rememberedAccount } from "./protocol/account";
import { LocalBoards } from "./storage/local-boards";

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no #root");
createRoot(root).render(<App worker={new PageWorker()} boards={boardsOfLastPerson()} />);

/** Those of who was here last, with the one that the address names under way out of the browser's storage. */
function boardsOfLastPerson(): LocalBoards | undefined {
  const account = rememberedAccount();
  if (!account) return undefined;
  const boards = new LocalBoards(account.userId);
  const place = placeOf(location.pathname);
  if (place.page === "board") boards.readAhead(place.boardId);
  return boards;
}
