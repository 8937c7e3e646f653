import { Emitter } from "../model/emitter";
import type { Point } from "../model/presence";
import type { Rect } from "./geometry";

export const MIN_ZOOM = 0.02;
export const MAX_ZOOM = 10;

/** Which part of the board is in view. Screen points are CSS pixels from the top left of the surface. */
export class Camera {
  readonly changed = new Emitter<Camera>();
  private left = 0;
  private top = 0;
  private scale = 1;
  private width = 1;
  private height = 1;

  /** Screen pixels per board unit. */
  get zoom(): number {
    return this.scale;
  }

  get view(): Rect {
    const { left, top, scale } = this;
    return { left, top, right: left + this.width / scale, bottom: top + this.height / scale };
  }

  get size(): { readonly width: number; readonly height: number } {
    return { width: this.width, height: this.height };
  }

  get centre(): Point {
    return this.toBoard({ x: this.width / 2, y: this.height / 2 });
  }

  toBoard(screen: Point): Point {
    return { x: this.left + screen.x / this.scale, y: this.top + screen.y / this.scale };
  }

  toScreen(point: Point): Point {
    return { x: (point.x - this.left) * this.scale, y: (point.y - this.top) * this.scale };
  }

  /** Keeps the centre where it is. */
  resize(width: number, height: number): void {
    this.left += (this.width - width) / 2 / this.scale;
    this.top += (this.height - height) / 2 / this.scale;
    this.width = width;
    this.height = height;
    this.changed.emit(this);
  }

  lookAt(centre: Point, zoom: number): void {
    this.scale = Math.max(MIN_ZOOM, Math.min(MAX_ZOOM, zoom));
    this.left = centre.x - this.width / 2 / this.scale;
    this.top = centre.y - this.height / 2 / this.scale;
    this.changed.emit(this);
  }

  panBy(screenX: number, screenY: number): void {
    this.left -= screenX / this.scale;
    this.top -= screenY / this.scale;
    this.changed.emit(this);
  }

  /** The board point under `screen` stays under it. */
  zoomAt(screen: Point, factor: number): void {
    const fixed = this.toBoard(screen);
    this.scale = Math.max(MIN_ZOOM, Math.min(MAX_ZOOM, this.scale * factor));
    this.left = fixed.x - screen.x / this.scale;
    this.top = fixed.y - screen.y / this.scale;
    this.changed.emit(this);
  }

  zoomAtCentre(factor: number): void {
    this.zoomAt({ x: this.width / 2, y: this.height / 2 }, factor);
  }

  centreOn(point: Point): void {
    this.left = point.x - this.width / 2 / this.scale;
    this.top = point.y - this.height / 2 / this.scale;
    this.changed.emit(this);
  }

  /** Moves as little as it takes to have a rectangle in view; where it has no room, its middle. */
  reveal(rect: Rect, marginPx: number): void {
    const { view } = this;
    const margin = marginPx / this.scale;
    const x = missing(rect.left - margin, rect.right + margin, view.left, view.right);
    const y = missing(rect.top - margin, rect.bottom + margin, view.top, view.bottom);
    if (x !== 0 || y !== 0) this.panBy(-x * this.scale, -y * this.scale);
  }

  /** Brings a part of the board into view, as large as it fits, and no larger than `maxZoom`. */
  show(rect: Rect, marginPx: number, maxZoom = 1): void {
    const width = Math.max(1, rect.right - rect.left);
    const height = Math.max(1, rect.bottom - rect.top);
    const fit = Math.min((this.width - 2 * marginPx) / width, (this.height - 2 * marginPx) / height);
    this.scale = Math.max(MIN_ZOOM, Math.min(maxZoom, fit));
    this.left = (rect.left + rect.right - this.width / this.scale) / 2;
    this.top = (rect.top + rect.bottom - this.height / this.scale) / 2;
    this.changed.emit(this);
  }
}

/** How far a stretch of a view has to move to hold another one. */
function missing(start: number, end: number, viewStart: number, viewEnd: number): number {
  if (end - start > viewEnd - viewStart) return (start + end - viewStart - viewEnd) / 2;
  if (start < viewStart) return start - viewStart;
  return end > viewEnd ? end - viewEnd : 0;
}
