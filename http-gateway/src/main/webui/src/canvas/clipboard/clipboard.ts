import { asBoardObject } from "../../exchange/drawing";
import type { Point } from "../../model/presence";
import { writeCollabBoard } from "../../exchange/collabboard/write";
import { deletePicked } from "../commands/edit-commands";
import { carriedBy, changeable } from "../tools/select/pick";
import type { Desk } from "../tools/tool";
import { isSvg, pasteObjects, pasteText } from "./paste";
import { isPicture, placePictures } from "./place-pictures";

/** Objects as text, as our files hold them, too: another page, another board and another server read the same. */
const MIME_TYPE = "application/vnd.collabboard+json";

/** Board units by which the same thing pasted again at the same place lies beside the former. */
const BESIDE = 24;

/** Copies what is picked to the system's clipboard, and puts on the board what comes from there. */
export class Clipboard {
  private readonly listeners = new AbortController();
  private readonly stop: () => void;
  private pointer: Point | undefined;
  private last: { readonly text: string; readonly at: Point; times: number } | undefined;

  constructor(
    private readonly element: HTMLElement,
    private readonly desk: Desk,
  ) {
    const options = { signal: this.listeners.signal };
    // Browsers tell the document, whatever has the focus.
    document.addEventListener("copy", (event) => this.copy(event), options);
    document.addEventListener("cut", (event) => this.copy(event) && deletePicked(desk), options);
    document.addEventListener("paste", (event) => this.paste(event), options);
    this.stop = desk.board.pointerChanged.on((point) => (this.pointer = point));
  }

  close(): void {
    this.stop();
    this.listeners.abort();
  }

  /** From a menu: browsers give that to pages over https and of this machine only. */
  async copyFromMenu(cutting: boolean): Promise<void> {
    this.element.focus({ preventScroll: true });
    const text = this.copied(cutting);
    if (text === undefined) return;
    try {
      await navigator.clipboard.writeText(text);
      if (cutting) deletePicked(this.desk);
    } catch {
      this.desk.say(`The browser does not let this page use the clipboard; press Ctrl+${cutting ? "X" : "C"} instead.`);
    }
  }

  /** Browsers may ask the person first, and give pages without https nothing. */
  async pasteFromMenu(): Promise<void> {
    this.element.focus({ preventScroll: true });
    const at = this.desk.camera.centre;
    try {
      for (const item of await navigator.clipboard.read()) {
        const picture = item.types.find((type) => type.startsWith("image/"));
        if (picture)
          await placePictures(this.desk, [new File([await item.getType(picture)], "", { type: picture })], at);
        else if (item.types.includes("text/plain"))
          await this.placeText(await (await item.getType("text/plain")).text());
      }
    } catch {
      this.desk.say("The browser does not let this page read the clipboard; press Ctrl+V instead.");
    }
  }

  /** Returns whether the event was for the board and something was copied. */
  private copy(event: ClipboardEvent): boolean {
    const text = this.isForBoard() ? this.copied(event.type === "cut") : undefined;
    if (text === undefined || !event.clipboardData) return false;
    event.clipboardData.setData("text/plain", text);
    event.clipboardData.setData(MIME_TYPE, text);
    event.preventDefault();
    return true;
  }

  /** What is picked, with what its frames carry, as text; undefined where nothing is picked. */
  private copied(cutting: boolean): string | undefined {
    const { board, scene } = this.desk;
    if (cutting && !board.editable) return undefined;
    const picked = cutting ? changeable(board) : [...board.selection.ids].flatMap((id) => board.get(id) ?? []);
    if (picked.length === 0) return undefined;
    const ids = new Set(carriedBy(this.desk, picked).map(({ id }) => id));
    this.last = undefined;
    return writeCollabBoard(scene.all().filter(({ id }) => ids.has(id)));
  }

  private paste(event: ClipboardEvent): void {
    const { clipboardData } = event;
    if (!this.isForBoard() || !clipboardData || !this.desk.board.editable) return;
    event.preventDefault();
    // Both are gone when the event is over.
    const text = clipboardData.getData(MIME_TYPE) || clipboardData.getData("text/plain");
    const pictures = [...clipboardData.files].filter(isPicture);
    if (text !== "") void this.placeText(text);
    else if (pictures.length > 0) void placePictures(this.desk, pictures, this.target());
  }

  private placeText(text: string): Promise<void> {
    const at = this.target(text);
    return this.tried(async () => {
      if (isSvg(text)) await placePictures(this.desk, [new File([text], "", { type: "image/svg+xml" })], at);
      else if (!text.trimStart().startsWith("{")) pasteText(this.desk, text, at);
      else await this.placeCopied(text, at);
    });
  }

  /** What reads files comes only when it is needed. A text that only looks like ours is a text. */
  private async placeCopied(text: string, at: Point): Promise<void> {
    const { readCopied } = await import("../../exchange/read-copied");
    const copied = await readCopied(text);
    if (!copied) {
      pasteText(this.desk, text, at);
      return;
    }
    pasteObjects(this.desk, copied.objects.map(asBoardObject), at);
    for (const sentence of copied.remarks.sentences()) this.desk.say(sentence);
  }

  private async tried(work: () => void | Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.desk.say((error as Error).message);
    }
  }

  /** Under the pointer, else in the middle of the view. */
  private target(text?: string): Point {
    const at = this.pointer ?? this.desk.camera.centre;
    if (text === undefined) return at;
    const again = this.last?.text === text && this.last.at.x === at.x && this.last.at.y === at.y;
    const times = again && this.last ? this.last.times + 1 : 0;
    this.last = { text, at, times };
    return { x: at.x + times * BESIDE, y: at.y + times * BESIDE };
  }

  private isForBoard(): boolean {
    const { activeElement } = document;
    return activeElement === this.element || activeElement === document.body;
  }
}
