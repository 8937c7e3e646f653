import { Emitter } from "../../model/emitter";

export type Picture =
  | { readonly state: "loading" }
  | { readonly state: "broken" }
  | { readonly state: "ready"; readonly source: CanvasImageSource };

/** Pixels of all pictures that are kept, 4 bytes each; of more, those that are no longer drawn go. */
const MOST_KEPT = 64_000_000;

/** What one that is loading, broken or tiny counts. */
const LEAST_COUNTED = 100_000;

/** Pixels of an SVG's longer side; zooming in draws it anew only now and then. */
const SHARPNESSES = [128, 256, 512, 1_024, 2_048];

const DATA_URL = /^data:image\/(png|jpeg|webp|gif);base64,/i;

const LOADING: Picture = { state: "loading" };
const BROKEN: Picture = { state: "broken" };

interface Source {
  readonly image: CanvasImageSource;
  readonly pixels: number;
}

interface Kept {
  picture: Picture;
  pixels: number;
  /** The last drawing that asked for it. */
  drawing: number;
}

/** Decodes pictures once and keeps them. */
export class Pictures {
  /** One that was loading has come, or turned out to be broken. */
  readonly changed = new Emitter<undefined>();
  /** Whether something was asked for that had not come; who cares sets it back before. */
  missed = false;
  private readonly kept = new Map<string, Kept>();
  private pixels = 0;
  private drawing = 0;

  /** Whether any is still to come. */
  get areComing(): boolean {
    return [...this.kept.values()].some(({ picture }) => picture === LOADING);
  }

  /** Another part of the board is in view: what is not asked for from now on may go. */
  begin(): void {
    this.drawing++;
  }

  /** Of a `data:` URL of a raster image; any other address is not followed. */
  image(src: string): Picture {
    return this.find(src, () => (DATA_URL.test(src) ? decoded(src) : Promise.reject(new Error("not a picture"))));
  }

  /** Of the text of an SVG document, about as sharp as `pixels` of its longer side need; less so while that is loading. */
  svg(text: string, pixels: number): Picture {
    const wanted = pixels * devicePixelRatio;
    const sharpness = SHARPNESSES.find((one) => one >= wanted) ?? Math.max(...SHARPNESSES);
    const picture = this.find(`${sharpness} ${text}`, () => drawn(text, sharpness));
    if (picture.state !== "loading") return picture;
    const others = SHARPNESSES.map((one) => this.kept.get(`${one} ${text}`)?.picture);
    return others.findLast((other) => other?.state === "ready") ?? picture;
  }

  private find(key: string, load: () => Promise<Source>): Picture {
    const known = this.kept.get(key);
    if (known) {
      known.drawing = this.drawing;
      this.missed ||= known.picture.state === "loading";
      return known.picture;
    }
    this.missed = true;
    // Loading again and again what does not fit would never end: the rest of such a view stays empty.
    if (!this.makeRoom()) return LOADING;
    const entry: Kept = { picture: LOADING, pixels: LEAST_COUNTED, drawing: this.drawing };
    this.kept.set(key, entry);
    this.pixels += entry.pixels;
    const put = (picture: Picture, pixels: number) => {
      if (this.kept.get(key) === entry) {
        this.pixels += pixels - entry.pixels;
        Object.assign(entry, { picture, pixels });
      }
      this.changed.emit(undefined);
    };
    load().then(
      ({ image, pixels }) => put({ state: "ready", source: image }, Math.max(LEAST_COUNTED, pixels)),
      () => put(BROKEN, LEAST_COUNTED),
    );
    return LOADING;
  }

  /** Whether there is room for one more. */
  private makeRoom(): boolean {
    if (this.pixels < MOST_KEPT) return true;
    for (const [key, { drawing, pixels }] of this.kept) {
      if (drawing >= this.drawing - 1) continue;
      this.kept.delete(key);
      this.pixels -= pixels;
    }
    return this.pixels < MOST_KEPT;
  }
}

/** The longest side of a raster picture; a small file may say that it is huge. */
const LONGEST_SIDE = 8_192;

async function decoded(url: string): Promise<Source> {
  const image = await decodedImage(url);
  const { naturalWidth: width, naturalHeight: height } = image;
  if (Math.max(width, height) > LONGEST_SIDE) throw new Error(`a picture of ${width} by ${height} pixels`);
  return { image, pixels: width * height };
}

async function decodedImage(url: string): Promise<HTMLImageElement> {
  const image = new Image();
  image.src = url;
  await image.decode();
  return image;
}

/** An SVG drawn once: browsers would work through the document again at every frame. */
async function drawn(text: string, pixels: number): Promise<Source> {
  const { sanitised } = await import("./sanitise-svg");
  const url = URL.createObjectURL(new Blob([sanitised(text)], { type: "image/svg+xml" }));
  try {
    const image = await decodedImage(url);
    const [width, height] = [image.naturalWidth || 1, image.naturalHeight || 1];
    const scale = pixels / Math.max(width, height);
    const canvas = document.createElement("canvas");
    canvas.width = Math.max(1, Math.round(width * scale));
    canvas.height = Math.max(1, Math.round(height * scale));
    canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return { image: canvas, pixels: canvas.width * canvas.height };
  } finally {
    URL.revokeObjectURL(url);
  }
}
