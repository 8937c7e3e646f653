import { useReducer, useEffect } from "react";
import type { Conversation } from "../../model/conversation";

/** Draws anew whenever the conversation is another. */
export function useConversation(conversation: Conversation): Conversation {
  const [, draw] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    draw();
    return conversation.changed.on(draw);
  }, [conversation]);
  return conversation;
}
