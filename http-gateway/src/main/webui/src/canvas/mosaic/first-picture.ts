import type { Rect } from "../geometry";
import type { Painting, Place, Plane, Tile } from "./plane";
import type { Sheet, Sheets } from "./sheets";

/** What paints a part of a plane, given in its pixels from `origin`. */
type Paint = (
  context: CanvasRenderingContext2D,
  part: { readonly pixels: Rect; readonly origin: { readonly x: number; readonly y: number }; readonly scale: number },
) => Painting;

/**
 * All that is in view, painted in one go onto one sheet. Going through the objects once takes much less time than once for
 * each tile; the tiles are cut out of it when it has been shown.
 */
export class FirstPicture {
  private readonly places: readonly Place[];
  private readonly column: number;
  private readonly row: number;
  private readonly sheet: Sheet;
  private readonly waits: boolean;

  constructor(
    private readonly plane: Plane,
    view: Rect,
    private readonly sheets: Sheets,
    paint: Paint,
  ) {
    const { scale, side } = plane;
    this.places = plane.placesIn(view);
    const columns = this.places.map(({ column }) => column);
    const rows = this.places.map(({ row }) => row);
    [this.column, this.row] = [Math.min(...columns), Math.min(...rows)];
    const right = (Math.max(...columns) - this.column + 1) * side;
    const bottom = (Math.max(...rows) - this.row + 1) * side;
    this.sheet = sheets.large(right, bottom);
    const origin = { x: this.column * side, y: this.row * side };
    const painting = paint(this.sheet.context, { pixels: { left: 0, top: 0, right, bottom }, origin, scale });
    let step = painting.next();
    while (!step.done) step = painting.next();
    this.waits = step.value;
    this.sheet.finish();
  }

  /** `corner` is that of the canvas, in the plane's pixels. */
  put(target: CanvasRenderingContext2D, corner: { readonly x: number; readonly y: number }): void {
    const { side } = this.plane;
    target.drawImage(this.sheet.canvas, this.column * side - corner.x, this.row * side - corner.y);
  }

  /** Makes the plane's tiles of it; it is of no use afterwards. */
  cut(): void {
    const { plane, sheet, waits } = this;
    const { side } = plane;
    for (const place of this.places) {
      const tile: Tile = plane.add(place, this.sheets.take());
      const [x, y] = [(place.column - this.column) * side, (place.row - this.row) * side];
      tile.sheet.context.drawImage(sheet.canvas, x, y, side, side, 0, 0, side, side);
      tile.ready = true;
      tile.waits = waits;
    }
  }
}
