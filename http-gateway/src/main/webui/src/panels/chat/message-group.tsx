import { memo } from "react";
import type { Conversation } from "../../model/conversation";
import type { OwnMessage } from "../../model/own-messages";
import { Avatar } from "../avatar";
import type { Group, Shown } from "./grouping";
import { dayText } from "./grouping";
import { MessageText } from "./message-text";
import { refusalText } from "./texts";

/** People who are not here now have no colour. */
const ABSENT = "#8a94a0";

interface Props {
  readonly group: Group;
  readonly color: string | undefined;
  readonly conversation: Conversation;
  readonly online: boolean;
}

/** What one person said in a row, under the name and the time of the first. */
export function MessageGroup({ group, color, conversation, online }: Props) {
  const { own, userName, userId, messages, startsDay } = group;
  const at = messages[0]?.at ?? 0;
  return (
    <>
      {startsDay && (
        <li className="chat-day">
          <span>{dayText(at)}</span>
        </li>
      )}
      <li className={own ? "chat-group own" : "chat-group"}>
        {!own && (
          <span aria-hidden="true">
            <Avatar person={{ clientId: "", userId, name: userName, color: color ?? ABSENT }} />
          </span>
        )}
        <div className="chat-said">
          <p className="chat-head">
            <span className="chat-name">{own ? "You" : userName}</span> <Time at={at} />
          </p>
          {messages.map((message) => (
            <Bubble key={message.id} message={message} conversation={conversation} online={online} />
          ))}
        </div>
      </li>
    </>
  );
}

const Bubble = memo(
  function Bubble(props: { message: Shown; conversation: Conversation; online: boolean }) {
    const { message, conversation, online } = props;
    const { id, text, at, waiting } = message;
    return (
      <div className="chat-message" data-message={id}>
        <p className={waiting ? "chat-bubble waiting" : "chat-bubble"} title={new Date(at).toLocaleString()} dir="auto">
          <MessageText text={text} />
        </p>
        {waiting && <Fate message={waiting} conversation={conversation} online={online} />}
      </div>
    );
  },
  (a, b) => a.message.id === b.message.id && a.message.waiting === b.message.waiting && a.online === b.online,
);

/** How it stands with a message that the server does not have. */
function Fate({ message, conversation, online }: { message: OwnMessage; conversation: Conversation; online: boolean }) {
  const { id, refusal, seq } = message;
  if (seq !== undefined) return null;
  if (refusal === undefined) return <p className="chat-fate">{online ? "Sending…" : "Waiting to be sent"}</p>;
  return (
    <p className="chat-fate refused">
      {refusalText(refusal)}{" "}
      <button className="link-button" onClick={() => conversation.sayAgain(id)}>
        Try again
      </button>
      <button className="link-button" onClick={() => conversation.giveUp(id)}>
        Discard
      </button>
    </p>
  );
}

function Time({ at }: { at: number }) {
  const date = new Date(at);
  return (
    <time dateTime={date.toISOString()} title={date.toLocaleString()}>
      {date.toLocaleTimeString([], { timeStyle: "short" })}
    </time>
  );
}
