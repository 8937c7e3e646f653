import type { View } from "../model/view";
import type { Camera } from "./camera";

/** A picture in place of the objects, until they are drawn. It lies over their canvas and takes no input. */
export class StandIn {
  private readonly canvas = document.createElement("canvas");

  /** Of the size of the objects' canvas, which it comes behind. */
  constructor(
    bitmap: ImageBitmap,
    private readonly view: View,
    objects: HTMLElement,
  ) {
    const { canvas } = this;
    [canvas.width, canvas.height] = [bitmap.width, bitmap.height];
    canvas.className = "layer";
    canvas.getContext("bitmaprenderer")?.transferFromImageBitmap(bitmap);
    objects.after(canvas);
  }

  /** Whether it shows what the camera looks at, to the pixel. */
  shows({ centre, zoom, size }: Camera): boolean {
    const { view } = this;
    const far = Math.max(Math.abs(centre.x - view.x), Math.abs(centre.y - view.y)) * zoom;
    return zoom === view.zoom && far < 0.01 && size.width === view.width && size.height === view.height;
  }

  remove(): void {
    this.canvas.remove();
  }
}

/** Resolves behind the next frame that is drawn. */
export async function framePassed(): Promise<void> {
  await new Promise((resolve) => requestAnimationFrame(resolve));
  await new Promise<void>((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}
