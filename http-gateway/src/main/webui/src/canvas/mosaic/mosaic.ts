import type { Rect } from "../geometry";
import { grown, intersects } from "../geometry";
import { FirstPicture } from "./first-picture";
import type { Painting, Place, Tile } from "./plane";
import { Plane } from "./plane";
import type { Sheets } from "./sheets";

/** What is to be seen. */
export interface Look {
  /** Board units. */
  readonly view: Rect;
  /** Device pixels per board unit. */
  readonly scale: number;
  /** Device pixels of the canvas. */
  readonly width: number;
  readonly height: number;
}

/** A part of a tile: its pixels from the tile's corner, which is at `origin` in the plane's pixels. */
export interface Part {
  readonly pixels: Rect;
  readonly origin: { readonly x: number; readonly y: number };
  readonly scale: number;
}

export type Paint = (context: CanvasRenderingContext2D, part: Part) => Painting;

/** Another scale than that of the picture under way is the one wanted when it has not changed for so many frames. */
const RESTS_AFTER = 3;

/** Tiles around the view that are painted ahead. */
const AHEAD = 1;

/**
 * The board's picture as a mosaic of tiles. A frame shows what is painted and paints for a limited time: moving the view
 * moves tiles, a change paints anew what it touches, and while the zoom changes the last whole picture is shown larger or
 * smaller. At rest all that is seen is painted at its own scale.
 */
export class Mosaic {
  private front: Plane | undefined;
  /** Shown, and not yet cut into the front's tiles. */
  private first: FirstPicture | undefined;
  /** Takes the front's place once its area is painted. */
  private back: { readonly plane: Plane; readonly area: Rect } | undefined;
  private frontOutdated = false;
  private lastScale = 0;
  private resting = 0;
  private shown = "";
  private planes = 0;
  private readonly names = new WeakMap<Plane, number>();

  constructor(
    private readonly side: number,
    private readonly sheets: Sheets,
    private readonly paint: Paint,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** Nothing was ever shown. */
  get isEmpty(): boolean {
    return this.front === undefined;
  }

  /** What is seen of these areas of the board has changed. */
  spoil(areas: Iterable<Rect>): void {
    this.cutFirst();
    for (const area of areas) {
      this.front?.spoil(area);
      this.back?.plane.spoil(area);
    }
  }

  /** Everything looks different. What there was is shown until it is painted anew. */
  outdate(): void {
    this.frontOutdated = true;
    this.dropBack();
  }

  /** Something has come that tiles wait for. */
  spoilWaiting(): void {
    this.cutFirst();
    this.front?.spoilWaiting();
    this.back?.plane.spoilWaiting();
  }

  /** The canvas has lost what was put there. */
  canvasEmptied(): void {
    this.shown = "";
  }

  /**
   * Paints until a time, or a little longer, and puts what there is on a canvas in device pixels. Returns whether nothing is
   * left to paint; else it has to be called again.
   */
  show(target: CanvasRenderingContext2D, paper: string, look: Look, until: number): boolean {
    this.cutFirst();
    this.turnTo(look);
    const fresh = this.work(look, until);
    this.trim(look);
    this.put(target, paper, look, fresh);
    return this.isWhole(look);
  }

  /** Paints all that is in view, and nothing ahead, however long it takes. Once, before anything else is shown. */
  showFirst(target: CanvasRenderingContext2D, look: Look): void {
    this.turnTo(look);
    if (!this.front) return;
    this.first = new FirstPicture(this.front, look.view, this.sheets, this.paint);
    this.first.put(target, cornerOf(look));
    this.shown = "";
  }

  private cutFirst(): void {
    this.first?.cut();
    this.first = undefined;
  }

  private turnTo(look: Look): void {
    this.resting = look.scale === this.lastScale ? this.resting + 1 : 0;
    this.lastScale = look.scale;
    this.front ??= this.newPlane(look.scale);
    if (this.front.scale === look.scale && !this.frontOutdated) this.dropBack();
    else if (!this.back || this.isAside(look)) {
      this.dropBack();
      this.back = { plane: this.newPlane(look.scale), area: look.view };
    }
  }

  /** Whether what is painted behind is not what is wanted any more. */
  private isAside({ scale, view }: Look): boolean {
    if (!this.back) return false;
    const { plane, area } = this.back;
    return (plane.scale !== scale && this.resting >= RESTS_AFTER) || !intersects(area, view);
  }

  /** Returns the tiles that look different now. */
  private work(look: Look, until: number): Set<Tile> {
    const fresh = new Set<Tile>();
    for (const [plane, place] of this.wanted(look)) {
      const tile = plane.at(place) ?? plane.add(place, this.sheets.take());
      if (this.paintTile(plane, tile, until)) fresh.add(tile);
      if (this.now() >= until) break;
    }
    this.turnOver(look);
    return fresh;
  }

  /** What has to be painted, the most urgent first. */
  private *wanted(look: Look): Generator<readonly [Plane, Place]> {
    const { front, back } = this;
    if (!front) return;
    // Those there are, not all the places that there could be: a view far larger than the front's scale has very many.
    for (const tile of front.all()) if (tile.spoiled && front.isIn(look.view, tile)) yield [front, tile];
    if (back) {
      for (const place of back.plane.placesIn(back.area)) if (!isDone(back.plane.at(place))) yield [back.plane, place];
    } else {
      for (const place of front.placesIn(look.view)) if (!isDone(front.at(place))) yield [front, place];
      for (const place of front.placesIn(this.around(look))) if (!isDone(front.at(place))) yield [front, place];
    }
  }

  private around({ view, scale }: Look): Rect {
    return grown(view, (AHEAD * this.side) / scale);
  }

  /** Returns whether it is done. The first painting takes its time; what is seen already is painted at once. */
  private paintTile(plane: Plane, tile: Tile, until: number): boolean {
    const { side, scale } = plane;
    const origin = { x: tile.column * side, y: tile.row * side };
    const { context } = tile.sheet;
    if (tile.ready) {
      if (!tile.spoiled) return false;
      const painting = this.paint(context, { pixels: tile.spoiled, origin, scale });
      let step = painting.next();
      while (!step.done) step = painting.next();
      tile.waits = step.value;
      tile.spoiled = undefined;
    } else {
      tile.painting ??= this.paint(context, { pixels: { left: 0, top: 0, right: side, bottom: side }, origin, scale });
      let step = tile.painting.next();
      while (!step.done && this.now() < until) step = tile.painting.next();
      if (step.done) {
        tile.waits = step.value;
        tile.ready = true;
        tile.painting = undefined;
      }
    }
    tile.sheet.finish();
    return tile.ready;
  }

  private turnOver(look: Look): void {
    if (!this.back) return;
    const { plane, area } = this.back;
    if (!plane.placesIn(area).every((place) => isDone(plane.at(place)))) return;
    for (const tile of this.front?.all() ?? []) this.sheets.giveBack(tile.sheet);
    this.front = plane;
    this.frontOutdated = false;
    this.back = undefined;
    if (plane.scale !== look.scale) this.back = { plane: this.newPlane(look.scale), area: look.view };
  }

  private isWhole(look: Look): boolean {
    const { front } = this;
    if (!front || this.back || front.scale !== look.scale) return false;
    return front.placesIn(this.around(look)).every((place) => isDone(front.at(place)));
  }

  private trim(look: Look): void {
    if (this.front?.scale !== look.scale) return;
    for (const { sheet } of this.front.trim(this.around(look))) this.sheets.giveBack(sheet);
  }

  private put(target: CanvasRenderingContext2D, paper: string, look: Look, fresh: ReadonlySet<Tile>): void {
    const corner = cornerOf(look);
    const planes = [this.front, this.back?.plane].filter((plane) => plane !== undefined);
    const visible = planes.filter((plane, i) => i === 0 || plane.scale === look.scale);
    const names = visible.map((plane) => this.names.get(plane));
    const shown = [corner.x, corner.y, look.scale, look.width, look.height, paper, ...names].join(" ");
    const again = shown === this.shown;
    this.shown = shown;
    if (!again) {
      target.fillStyle = paper;
      target.fillRect(0, 0, look.width, look.height);
    }
    for (const plane of visible) {
      for (const tile of again ? fresh : plane.all()) {
        if (tile.ready && plane.at(tile) === tile) putTile(target, plane, tile, look, corner);
      }
    }
  }

  private newPlane(scale: number): Plane {
    const plane = new Plane(scale, this.side);
    this.names.set(plane, ++this.planes);
    return plane;
  }

  private dropBack(): void {
    for (const tile of this.back?.plane.all() ?? []) this.sheets.giveBack(tile.sheet);
    this.back = undefined;
  }
}

/** Of the canvas, in whole pixels of a plane of the same scale. */
function cornerOf({ view, scale }: Look): { readonly x: number; readonly y: number } {
  return { x: Math.round(view.left * scale), y: Math.round(view.top * scale) };
}

function isDone(tile: Tile | undefined): boolean {
  return tile?.ready === true && !tile.spoiled;
}

/** On whole pixels, so that no tile shows its edge. */
function putTile(
  target: CanvasRenderingContext2D,
  { side, scale }: Plane,
  { column, row, sheet }: Tile,
  look: Look,
  corner: { readonly x: number; readonly y: number },
): void {
  const step = (side * look.scale) / scale;
  const left = Math.round(column * step) - corner.x;
  const top = Math.round(row * step) - corner.y;
  const right = Math.round((column + 1) * step) - corner.x;
  const bottom = Math.round((row + 1) * step) - corner.y;
  if (right <= 0 || bottom <= 0 || left >= look.width || top >= look.height) return;
  if (scale === look.scale) target.drawImage(sheet.canvas, left, top);
  else target.drawImage(sheet.canvas, left, top, right - left, bottom - top);
}
