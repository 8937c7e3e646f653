import { boardPath } from "../navigation";

export function boardAddress(boardId: string): string {
  return location.origin + boardPath(boardId);
}

/** Returns whether the clipboard has the text now. Browsers offer their clipboard to pages on HTTPS and localhost only. */
export async function copied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copiedByCommand(text);
  }
}

/** Old, and everywhere; not to be called where a dialog holds the focus. */
function copiedByCommand(text: string): boolean {
  const field = document.createElement("textarea");
  field.value = text;
  field.className = "visually-hidden";
  const focused = document.activeElement;
  document.body.append(field);
  field.select();
  try {
    // eslint-disable-next-line @typescript-eslint/no-deprecated
    return document.execCommand("copy");
  } finally {
    field.remove();
    if (focused instanceof HTMLElement) focused.focus();
  }
}
