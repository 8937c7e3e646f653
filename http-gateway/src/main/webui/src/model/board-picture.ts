import type { Position } from "./confirmed-board";
import type { View } from "./view";

/** What the look of a board's picture depends on beside the board. */
export interface Setting {
  /** Of the surface, in CSS pixels. */
  readonly width: number;
  readonly height: number;
  /** Device pixels per CSS pixel. */
  readonly ratio: number;
  /** All colours of the surface, as one text. */
  readonly theme: string;
  /** Names the build that draws: another one may draw otherwise. */
  readonly build: string;
}

/** What a picture of a whole board shows. */
export interface PictureFacts {
  readonly position: Position;
  readonly setting: Setting;
}

/** A board as it looks when it is opened, without anything that lies over its objects. */
export interface BoardPicture extends PictureFacts {
  /** What is in view when the board opens. */
  readonly view: View;
  readonly png: ArrayBuffer;
}

/** A board as it would be drawn now. */
export interface PictureNow extends PictureFacts {
  /** Edits of this browser that the state at `position` may not have. */
  readonly waiting: number;
}

/** Whether drawing the board now would give exactly this picture. */
export function fits({ position, setting }: PictureFacts, now: PictureNow): boolean {
  return (
    now.waiting === 0 &&
    position.epoch !== 0n &&
    position.epoch === now.position.epoch &&
    position.seq === now.position.seq &&
    setting.width === now.setting.width &&
    setting.height === now.setting.height &&
    setting.ratio === now.setting.ratio &&
    setting.theme === now.setting.theme &&
    setting.build === now.setting.build
  );
}
