import type { BoardSurface } from "../canvas/board-surface";
import type { OpeningPicture } from "../canvas/opening-picture";
import type { PictureFacts } from "../model/board-picture";
import { fits } from "../model/board-picture";
import type { BoardSession } from "../protocol/board-session";
import type { LocalBoards } from "../storage/local-boards";
import { settingOf } from "./show-picture";

/** The board's picture is painted once nothing has changed for so long, and once it is out of sight; ms. */
const CALM_MS = 2_000;
const HIDDEN_MS = 50;

/** From one picture to the next, at least; ms. */
const AGAIN_MS = 10_000;

/**
 * Keeps the picture that a board will open with, whenever nobody is at work. `shown` is the one that is kept already.
 * Returns the function that ends it.
 */
export function keepPicture(
  session: BoardSession,
  surface: BoardSurface,
  boards: LocalBoards,
  shown: Promise<PictureFacts | undefined>,
): () => void {
  const keeping = new PictureKeeping(session, surface, boards);
  void shown.then((facts) => keeping.begin(facts));
  const hidden = () => keeping.after(document.hidden ? HIDDEN_MS : CALM_MS);
  document.addEventListener("visibilitychange", hidden);
  const stop = surface.picture.disturbed.on(() => keeping.after(CALM_MS));
  return () => {
    stop();
    document.removeEventListener("visibilitychange", hidden);
    keeping.end();
  };
}

class PictureKeeping {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private kept: PictureFacts | undefined;
  private state: "waiting" | "ready" | "painting" | "ended" = "waiting";
  private notBefore = 0;

  constructor(
    private readonly session: BoardSession,
    private readonly surface: BoardSurface,
    private readonly boards: LocalBoards,
  ) {}

  begin(kept: PictureFacts | undefined): void {
    if (this.state !== "waiting") return;
    this.kept = kept;
    this.state = "ready";
    this.after(CALM_MS);
  }

  end(): void {
    this.state = "ended";
    clearTimeout(this.timer);
  }

  after(ms: number): void {
    clearTimeout(this.timer);
    if (this.state === "ended") return;
    this.timer = setTimeout(() => void this.keep(), Math.max(ms, this.notBefore - Date.now()));
  }

  private async keep(): Promise<void> {
    if (this.state === "painting") this.after(CALM_MS);
    const facts = this.facts();
    if (this.state !== "ready" || !facts || (this.kept && fits(this.kept, { ...facts, waiting: 0 }))) return;
    this.state = "painting";
    this.notBefore = Date.now() + AGAIN_MS;
    try {
      const painted = await this.surface.picture.paintOpening();
      if (painted && (await this.put(facts, painted))) this.kept = facts;
    } catch (error) {
      // The board opens without it.
      console.warn("this browser keeps no picture of the board", error);
    }
    if (!this.isEnded) this.state = "ready";
  }

  private async put(facts: PictureFacts, { canvas, view }: OpeningPicture): Promise<boolean> {
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
    if (!blob || this.isEnded) return false;
    return this.boards.keepPicture(this.session.boardId, { ...facts, view, png: await blob.arrayBuffer() });
  }

  /** Of the board as it is seen; undefined while that is not what will be kept of it. */
  private facts(): PictureFacts | undefined {
    const { document: board } = this.session.board;
    if (!this.session.currentFacts.known || board.pendingCount > 0 || board.size === 0) return undefined;
    return { position: board.position, setting: settingOf(this.surface) };
  }

  private get isEnded(): boolean {
    return this.state === "ended";
  }
}
