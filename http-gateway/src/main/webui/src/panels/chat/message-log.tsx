import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import type { Conversation } from "../../model/conversation";
import type { Presence } from "../../model/presence";
import { useLive } from "../use-live";
import { groupsOf } from "./grouping";
import { MessageGroup } from "./message-group";
import { ScrollPlace } from "./scroll-place";
import { useConversation } from "./use-conversation";

interface Props {
  readonly conversation: Conversation;
  readonly presence: Presence;
  readonly online: boolean;
}

/** The messages, the newest in view; scrolling up loads older ones. */
export function MessageLog({ conversation, presence, online }: Props) {
  const { messages, ownMessages, ownUserId } = useConversation(conversation);
  const people = useLive(() => presence.participants, presence.participantsChanged);
  const colors = useMemo(() => new Map(people.map(({ userId, color }) => [userId, color])), [people]);
  const groups = useMemo(() => groupsOf(messages, ownMessages, ownUserId), [messages, ownMessages, ownUserId]);
  const list = useRef<HTMLOListElement>(null);
  const place = useRef<ScrollPlace>(undefined);
  const [atBottom, setAtBottom] = useState(true);
  const lookAround = () => {
    if (!place.current) return;
    setAtBottom(place.current.isAtBottom);
    if (place.current.isAtBottom && document.visibilityState === "visible") conversation.seeAll();
    if (place.current.isNearTop) conversation.wantOlder();
  };
  const saidLast = ownMessages.at(-1)?.id;
  useLayoutEffect(() => place.current?.toBottom(), [saidLast]);
  useLayoutEffect(() => {
    if (!list.current) return;
    place.current ??= new ScrollPlace(list.current);
    place.current.restore();
    lookAround();
    // `lookAround` is a new function at every drawing, and does the same.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [messages, ownMessages]);
  useEffect(() => {
    const resized = new ResizeObserver(() => place.current?.restore());
    if (list.current) resized.observe(list.current);
    document.addEventListener("visibilitychange", lookAround);
    return () => {
      resized.disconnect();
      document.removeEventListener("visibilitychange", lookAround);
    };
    // As above.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [conversation]);
  const down = () => {
    conversation.toNewest();
    list.current?.focus({ preventScroll: true });
    place.current?.toBottom();
    lookAround();
  };
  return (
    <div className="chat-view">
      <ol
        ref={list}
        className="chat-log"
        role="log"
        aria-label="Messages"
        aria-live="off"
        tabIndex={0}
        onScroll={() => {
          place.current?.note();
          lookAround();
        }}
      >
        <Top conversation={conversation} />
        {groups.map((group) => (
          <MessageGroup
            key={group.key}
            group={group}
            color={colors.get(group.userId)}
            conversation={conversation}
            online={online}
          />
        ))}
      </ol>
      {(!atBottom || !conversation.reachesNewest) && (
        <button className="button chat-down" onClick={down}>
          {conversation.unread > 0 ? "New messages" : "To the newest"}
        </button>
      )}
    </div>
  );
}

/** What is above the first message. */
function Top({ conversation }: { conversation: Conversation }) {
  if (conversation.loadFailed) {
    return (
      <li className="chat-top">
        The messages could not be loaded.{" "}
        <button className="link-button" onClick={() => conversation.tryAgain()}>
          Try again
        </button>
      </li>
    );
  }
  if (conversation.hasOlder) return <li className="chat-top">Loading older messages…</li>;
  return null;
}
