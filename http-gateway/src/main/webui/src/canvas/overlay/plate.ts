import type { Camera } from "../camera";
import type { Scene } from "../scene";
import type { Theme } from "../theme";

/** What is drawn over the board: in CSS pixels, equally large at every zoom. */
export interface Plate {
  readonly context: CanvasRenderingContext2D;
  readonly camera: Camera;
  readonly scene: Scene;
  readonly theme: Theme;
}
