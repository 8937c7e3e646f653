import { useEffect, useState } from "react";
import type { BoardSurface } from "../../canvas/board-surface";
import type { BoardSession } from "../../protocol/board-session";
import type { Client } from "../../protocol/client";
import { CloseIcon } from "../icons";
import type { Notices } from "../notices";
import { useLive } from "../use-live";
import { usePanel } from "../use-panel";
import { Composer } from "./composer";
import { MessageLog } from "./message-log";
import { typingText } from "./texts";
import { useConversation } from "./use-conversation";

interface Props {
  readonly session: BoardSession;
  readonly surface: BoardSurface;
  readonly client: Client;
  readonly notices: Notices;
}

export function ChatPanel(props: Props) {
  const { chat } = props.surface.panels;
  const open = useLive(() => chat.on, chat.changed);
  return open ? <Chat {...props} /> : null;
}

/** What people on the board say to each other. */
function Chat({ session, surface, client, notices }: Props) {
  const { boardId, board, chat } = session;
  const { conversation } = chat;
  const online = useLive(() => session.currentFacts, session.facts).joined;
  const close = () => surface.panels.chat.set(false);
  const panel = usePanel(surface, close);
  return (
    <section className="panel chat" aria-label="Chat" {...panel}>
      <header>
        <h2>Chat</h2>
        <button className="icon-button" aria-label="Close chat" title="Close (Esc)" onClick={close}>
          <CloseIcon />
        </button>
      </header>
      <MessageLog conversation={conversation} presence={board.presence} online={online} />
      <Beginning session={session} online={online} />
      <LastSaid session={session} />
      <Typing session={session} />
      {!online && <p className="chat-offline">You are offline. What you write is sent later.</p>}
      <Composer
        boardId={boardId}
        chat={chat}
        limit={client.connection.connectedAs?.limits?.maxChatCharacters ?? 0}
        onFull={() => notices.show("Too many messages wait. Stay until some are sent.")}
      />
    </section>
  );
}

/** What is there while nothing was said. */
function Beginning({ session, online }: { session: BoardSession; online: boolean }) {
  const conversation = useConversation(session.chat.conversation);
  if (conversation.messages.length + conversation.ownMessages.length > 0) return null;
  if (!conversation.isKnown) {
    return <p className="chat-empty">{online ? "Loading messages…" : "Messages appear when the server answers."}</p>;
  }
  return (
    <p className="chat-empty">
      <strong>Nobody has said anything yet.</strong>
      <br />
      Say hello: everybody on this board sees it, those who come later too.
    </p>
  );
}

/** Reads what others say aloud, and only that: pages of the history come without a word. */
function LastSaid({ session }: { session: BoardSession }) {
  const { conversation } = session.chat;
  const [text, setText] = useState("");
  useEffect(() => conversation.heard.on(({ userName, text: said }) => setText(`${userName}: ${said}`)), [conversation]);
  return (
    <p className="visually-hidden" aria-live="polite">
      {text}
    </p>
  );
}

function Typing({ session }: { session: BoardSession }) {
  const { presence } = session.board;
  const { ownUserId } = session.chat.conversation;
  const text = useLive(
    () => typingText(distinctNames(presence.typists().filter(({ userId }) => userId !== ownUserId))),
    presence.typingChanged,
  );
  return <p className="chat-typing">{text}</p>;
}

/** A person with two pages open is one. */
function distinctNames(people: readonly { readonly userId: string; readonly name: string }[]): string[] {
  return [...new Map(people.map(({ userId, name }) => [userId, name])).values()];
}
