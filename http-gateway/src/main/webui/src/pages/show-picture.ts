import type { BoardSurface } from "../canvas/board-surface";
import type { PictureFacts, Setting } from "../model/board-picture";
import { fits } from "../model/board-picture";
import type { View } from "../model/view";
import type { LocalBoards } from "../storage/local-boards";

/** A picture that no objects follow goes after this time: there is nothing to work on; ms. */
const STANDS_MS = 5_000;

/** The file that this is part of has its content's hash in its name. */
const BUILD = import.meta.url;

/** What the picture of the board depends on, as long as nothing changes. */
export function settingOf({ picture }: BoardSurface): Setting {
  return { ...picture.setting, build: BUILD };
}

/** Shows the picture that is kept of a board until its objects are drawn. Gives what it shows, where it fits. */
export async function showPicture(
  boardId: string,
  surface: BoardSurface,
  boards: LocalBoards,
): Promise<PictureFacts | undefined> {
  let fitting: PictureFacts | undefined;
  try {
    await boards.withPicture(boardId, async ({ picture: kept, position, waiting }) => {
      if (!fits(kept, { position, waiting, setting: settingOf(surface) })) return false;
      const { setting, view } = kept;
      const bitmap = await createImageBitmap(new Blob([kept.png], { type: "image/png" }));
      const { width, height, ratio } = setting;
      if (bitmap.width !== Math.round(width * ratio) || bitmap.height !== Math.round(height * ratio)) return false;
      fitting = { position, setting };
      if (!surface.picture.isDrawn) await standIn(surface, bitmap, view);
      return true;
    });
    return fitting;
  } catch (error) {
    console.warn("the picture of the board cannot be shown; its objects will be", error);
    return undefined;
  }
}

async function standIn({ picture }: BoardSurface, bitmap: ImageBitmap, view: View): Promise<void> {
  setTimeout(() => {
    if (!picture.isDrawn) picture.endStandIn();
  }, STANDS_MS);
  await picture.show(bitmap, view);
}
