import type { BoardSurface } from "../../canvas/board-surface";
import { commandNamed, tooltipOf } from "../../canvas/commands/commands";
import type { Conversation } from "../../model/conversation";
import { ChatIcon } from "../icons";
import { ON_MAC } from "../platform";
import { useLive } from "../use-live";
import { badgeText } from "./texts";

const CHAT = commandNamed("chat");

/** Opens and closes the chat, and tells how much of it is new. */
export function ChatButton({ surface, conversation }: { surface: BoardSurface; conversation: Conversation }) {
  const { chat } = surface.panels;
  const open = useLive(() => chat.on, chat.changed);
  const unread = useLive(() => conversation.unread, conversation.changed);
  return (
    <button
      className="icon-button chat-button"
      aria-label={unread > 0 ? `${CHAT.label}, ${unread} unread` : CHAT.label}
      aria-keyshortcuts="C"
      aria-expanded={open}
      aria-pressed={open}
      title={tooltipOf(CHAT, ON_MAC)}
      onClick={() => CHAT.run(surface.desk)}
    >
      <ChatIcon />
      {unread > 0 && <span className="chat-badge">{badgeText(unread)}</span>}
    </button>
  );
}
