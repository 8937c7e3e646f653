import type { KeyboardEvent } from "react";
import { useEffect, useRef, useState } from "react";
import type { ChatSession } from "../../protocol/chat-session";
import { SendIcon } from "../icons";
import { draftOf, keepDraft } from "./draft-store";
import { DEFAULT_MAX_CHARACTERS, sentText } from "./texts";

/** Characters left at which one is told how many are. */
const NEAR_LIMIT = 300;

interface Props {
  readonly boardId: string;
  readonly chat: ChatSession;
  /** UTF-16 code units of a message; 0 where the server has not said. */
  readonly limit: number;
  readonly onFull: () => void;
}

/** Where a message is typed. Enter sends it, with shift it is a new line. */
export function Composer({ boardId, chat, limit, onFull }: Props) {
  const field = useRef<HTMLTextAreaElement>(null);
  const [typed, setTyped] = useState(() => draftOf(boardId));
  useEffect(() => field.current?.focus({ preventScroll: true }), []);
  useEffect(() => () => chat.typing.over(), [chat]);
  const text = sentText(typed);
  const left = (limit || DEFAULT_MAX_CHARACTERS) - text.length;
  const sendable = text !== "" && left >= 0;
  const change = (value: string) => {
    setTyped(value);
    keepDraft(boardId, value);
  };
  const send = () => {
    if (!sendable) return;
    if (!chat.conversation.say(text)) {
      onFull();
      return;
    }
    chat.typing.over();
    change("");
    field.current?.focus({ preventScroll: true });
  };
  const press = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send();
  };
  return (
    <div className="chat-composer">
      <textarea
        ref={field}
        className="field"
        rows={1}
        aria-label="Message"
        aria-describedby={left < NEAR_LIMIT ? "chat-left" : undefined}
        aria-invalid={left < 0}
        placeholder="Write a message"
        dir="auto"
        value={typed}
        onChange={({ target }) => {
          change(target.value);
          if (target.value.trim() === "") chat.typing.over();
          else chat.typing.typed();
        }}
        onBlur={() => chat.typing.over()}
        onKeyDown={press}
      />
      <button className="icon-button" aria-label="Send" title="Send (Enter)" disabled={!sendable} onClick={send}>
        <SendIcon />
      </button>
      {left < NEAR_LIMIT && (
        <p id="chat-left" className={left < 0 ? "chat-left over" : "chat-left"} role="status">
          {left < 0 ? `${(-left).toLocaleString()} characters too many` : `${left.toLocaleString()} characters left`}
        </p>
      )}
    </div>
  );
}
