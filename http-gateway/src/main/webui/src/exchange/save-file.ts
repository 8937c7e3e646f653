/** Long enough for any browser to have begun with the download. */
const KEPT_FOR_MS = 60_000;

/** Hands a file to the person as a download. */
export function saveFile(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), KEPT_FOR_MS);
}

/** A board's name as that of a file, which every system takes. */
export function fileName(board: string, extension: string): string {
  const plain = board
    .normalize("NFC")
    .replace(/[\u0000-\u001f\u007f<>:"/\\|?*]+/g, " ")
    .replace(/ +/g, " ")
    .replace(/^[. ]+|[. ]+$/g, "")
    .slice(0, 80);
  return `${plain || "board"}.${extension}`;
}
