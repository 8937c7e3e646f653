import { useEffect, useRef, useState } from "react";
import { browserStore } from "../browser-store";
import { BoardSurface } from "../canvas/board-surface";
import { LastRead } from "../model/last-read";
import { exposeDebugHook, hideDebugHook } from "../debug-hook";
import { Exchange } from "../panels/exchange";
import { BoardHeader } from "../panels/board-header";
import { refusedEditText } from "../panels/failure-text";
import { EmptyBoard } from "../panels/empty-board";
import { FollowFrame } from "../panels/follow-frame";
import type { Notices } from "../panels/notices";
import { StatusBar } from "../panels/status-bar";
import { ChatPanel } from "../panels/chat/chat-panel";
import { ContextMenu } from "../panels/context-menu";
import { HelpOverlay } from "../panels/help-overlay";
import { HistoryButtons } from "../panels/history-buttons";
import { MinimapPanel } from "../panels/minimap-panel";
import { StylePanel } from "../panels/style/style-panel";
import { Toolbar } from "../panels/toolbar";
import { useLive } from "../panels/use-live";
import { ZoomControls } from "../panels/zoom-controls";
import type { BoardSession, Departure } from "../protocol/board-session";
import type { Client } from "../protocol/client";
import { goToBoards } from "../navigation";
import type { LocalBoards } from "../storage/local-boards";
import { seenOrLate } from "../storage/local-boards";
import { keepPicture } from "./keep-picture";
import { keepVisit } from "./keep-visit";
import { showPicture } from "./show-picture";

interface Props {
  readonly boardId: string;
  readonly client: Client;
  readonly boards: LocalBoards;
  readonly notices: Notices;
}

const FAREWELL: Record<Departure, string> = {
  deleted: "That board was deleted.",
  "not-found": "That board does not exist.",
  forbidden: "You are not allowed to see that board.",
  failed: "That board could not be opened.",
};

interface Open {
  readonly session: BoardSession;
  readonly surface: BoardSurface;
}

export function BoardPage({ boardId, client, boards, notices }: Props) {
  const element = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState<Open>();
  useEffect(() => {
    if (!element.current) return;
    const session = client.openBoard(boardId);
    const surface = new BoardSurface(element.current, session.board);
    const userId = () => client.connection.connectedAs?.userId;
    session.chat.conversation.remember(new LastRead(browserStore(), () => userId() ?? "", boardId));
    const stop = attend(session, surface, notices);
    const picture = showPicture(boardId, surface, boards);
    const leavePicture = keepPicture(session, surface, boards, picture);
    const leave = keepVisit(session, surface, userId);
    exposeDebugHook(client.connection, session, surface);
    let left = false;
    // Putting the panels together takes longer than a frame, which the picture of the board can have first.
    void seenOrLate(picture).then(() => {
      if (!left) setOpen({ session, surface });
    });
    return () => {
      left = true;
      stop();
      hideDebugHook();
      leave();
      leavePicture();
      surface.close();
      session.leave();
    };
  }, [boardId, client, boards, notices]);
  return (
    <div className="board-page">
      <div
        ref={element}
        className="surface"
        tabIndex={0}
        role="application"
        aria-label="Board"
        aria-describedby="surface-help"
      />
      <p id="surface-help" className="visually-hidden">
        Shift+N puts a sticky note in the middle, shift+R a rectangle. Full stop and comma pick the next and the
        previous object, Enter edits its text, the arrow keys move it, Delete removes it, Escape lets go. A question
        mark shows all keys, the menu key what can be done.
      </p>
      {open && <BoardPanels {...open} client={client} notices={notices} />}
    </div>
  );
}

/** What happens on the board that the person is told of. Returns the function that ends it. */
function attend(session: BoardSession, surface: BoardSurface, notices: Notices): () => void {
  let shown = false;
  const warn = (event: BeforeUnloadEvent) => {
    if (session.losesOnClose) event.preventDefault();
  };
  addEventListener("beforeunload", warn);
  const stops = [
    () => removeEventListener("beforeunload", warn),
    session.facts.on(({ known }) => {
      if (known && !shown) surface.showAll();
      shown ||= known;
    }),
    ...[session.keepingFailed, session.chat.keepingFailed].map((failed) =>
      failed.on(() => notices.show("This browser cannot keep the board. Stay on the page until all is saved.")),
    ),
    surface.said.on((text) => notices.show(text)),
    session.refused.on((failure) => notices.show(refusedEditText(failure))),
    session.board.editRefused.on(() => notices.show("Editing pauses until the server has saved what waits.")),
    session.departed.on((departure) => {
      notices.show(FAREWELL[departure]);
      goToBoards();
    }),
  ];
  return () => stops.forEach((stop) => stop());
}

function BoardPanels({ session, surface, client, notices }: Open & Pick<Props, "client" | "notices">) {
  const { board } = session;
  const facts = useLive(() => session.currentFacts, session.facts);
  const [menu, setMenu] = useState(false);
  const empty = useLive(() => board.document.size === 0, board.document.changed);
  const away = useLive(() => session.currentSaveState, session.saveState).kind === "offline";
  return (
    <>
      <FollowFrame following={board.following} />
      <BoardHeader
        session={session}
        surface={surface}
        client={client}
        notices={notices}
        onExchange={() => setMenu(true)}
      />
      {empty && facts.known && <EmptyBoard editable={board.editable} />}
      {away && !facts.known && (
        <p className="hint">This browser does not keep this board. It opens when the server answers.</p>
      )}
      <div className="bottom">
        <Toolbar surface={surface} editable={board.editable} />
      </div>
      <StylePanel surface={surface} />
      <div className="corner corner-left">
        <HistoryButtons surface={surface} />
      </div>
      <div className="corner corner-right">
        <MinimapPanel surface={surface} />
        <ZoomControls surface={surface} />
      </div>
      <StatusBar session={session} surface={surface} client={client} />
      <ChatPanel session={session} surface={surface} client={client} notices={notices} />
      <ContextMenu surface={surface} />
      <HelpOverlay toggle={surface.panels.help} />
      <Exchange board={board} surface={surface} notices={notices} menu={menu} onMenuClose={() => setMenu(false)} />
    </>
  );
}
