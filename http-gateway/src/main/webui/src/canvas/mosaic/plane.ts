import type { Rect } from "../geometry";
import { union } from "../geometry";
import type { Sheet } from "./sheets";

/** Of a plane, counted in tiles from the board's origin. */
export interface Place {
  readonly column: number;
  readonly row: number;
}

/** Draws a part of the board step by step. In the end: whether something is to come, such as a picture. */
export type Painting = Iterator<undefined, boolean>;

/** A square of a plane. */
export interface Tile extends Place {
  readonly sheet: Sheet;
  /** It has been painted whole once. */
  ready: boolean;
  /** What has to be painted anew, in its pixels. */
  spoiled: Rect | undefined;
  /** It shows something that has not come yet. */
  waits: boolean;
  /** Its first painting, under way. */
  painting: Painting | undefined;
}

/** The board at one scale, cut into square tiles that are painted as they are needed. */
export class Plane {
  private readonly tiles = new Map<string, Tile>();

  /**
   * @param scale device pixels per board unit
   * @param side of a tile, device pixels
   */
  constructor(
    readonly scale: number,
    readonly side: number,
  ) {}

  at(place: Place): Tile | undefined {
    return this.tiles.get(keyOf(place));
  }

  add(place: Place, sheet: Sheet): Tile {
    const { column, row } = place;
    const tile: Tile = { column, row, sheet, ready: false, spoiled: undefined, waits: false, painting: undefined };
    this.tiles.set(keyOf(place), tile);
    return tile;
  }

  all(): IterableIterator<Tile> {
    return this.tiles.values();
  }

  /** Takes away the tiles outside of an area, and returns them. */
  trim(area: Rect): Tile[] {
    const { left, top, right, bottom } = this.range(area);
    const gone = [...this.tiles.values()].filter(
      ({ column, row }) => column < left || column > right || row < top || row > bottom,
    );
    for (const tile of gone) this.tiles.delete(keyOf(tile));
    return gone;
  }

  /** Whether a place shows something of an area of the board. */
  isIn(area: Rect, { column, row }: Place): boolean {
    const { left, top, right, bottom } = this.range(area);
    return column >= left && column <= right && row >= top && row <= bottom;
  }

  /** Where an area of the board is shown, the places nearest to its middle first. */
  placesIn(area: Rect): Place[] {
    const { left, top, right, bottom } = this.range(area);
    const places: Place[] = [];
    for (let column = left; column <= right; column++) {
      for (let row = top; row <= bottom; row++) places.push({ column, row });
    }
    const far = ({ column, row }: Place) => Math.hypot(column - (left + right) / 2, row - (top + bottom) / 2);
    return places.sort((a, b) => far(a) - far(b));
  }

  /** What is seen of an area of the board has to be painted anew. */
  spoil(area: Rect): void {
    const { left, top, right, bottom } = this.range(area);
    if ((right - left + 1) * (bottom - top + 1) > this.tiles.size) {
      for (const tile of this.tiles.values()) {
        const { column, row } = tile;
        if (column >= left && column <= right && row >= top && row <= bottom) this.spoilTile(tile, area);
      }
      return;
    }
    for (let column = left; column <= right; column++) {
      for (let row = top; row <= bottom; row++) {
        const tile = this.at({ column, row });
        if (tile) this.spoilTile(tile, area);
      }
    }
  }

  /** What has come since may change these. */
  spoilWaiting(): void {
    for (const tile of this.tiles.values()) {
      if (tile.waits) tile.spoiled = { left: 0, top: 0, right: this.side, bottom: this.side };
    }
  }

  private spoilTile(tile: Tile, area: Rect): void {
    if (tile.painting) {
      tile.painting = undefined;
      tile.sheet.reset();
    }
    if (!tile.ready) return;
    const { scale, side } = this;
    const [x, y] = [tile.column * side, tile.row * side];
    // Whole pixels, so that what lies beside them is not touched.
    const part = {
      left: Math.max(0, Math.floor(area.left * scale) - x),
      top: Math.max(0, Math.floor(area.top * scale) - y),
      right: Math.min(side, Math.ceil(area.right * scale) - x),
      bottom: Math.min(side, Math.ceil(area.bottom * scale) - y),
    };
    if (part.left >= part.right || part.top >= part.bottom) return;
    tile.spoiled = tile.spoiled ? union(tile.spoiled, part) : part;
  }

  private range({ left, top, right, bottom }: Rect): Rect {
    const at = (coordinate: number) => Math.floor((coordinate * this.scale) / this.side);
    return { left: at(left), top: at(top), right: at(right), bottom: at(bottom) };
  }
}

function keyOf({ column, row }: Place): string {
  return `${column} ${row}`;
}
