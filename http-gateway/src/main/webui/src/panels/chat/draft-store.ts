/** What was typed on a board and not sent, for as long as the tab lives. Where nothing may be stored it is lost with the page. */
export function draftOf(boardId: string): string {
  try {
    return sessionStorage.getItem(keyOf(boardId)) ?? "";
  } catch {
    return "";
  }
}

export function keepDraft(boardId: string, text: string): void {
  try {
    if (text === "") sessionStorage.removeItem(keyOf(boardId));
    else sessionStorage.setItem(keyOf(boardId), text);
  } catch {
    // Storage is full or forbidden: the draft lives as long as the panel.
  }
}

function keyOf(boardId: string): string {
  return `collabboard.chat-draft.${boardId}`;
}
