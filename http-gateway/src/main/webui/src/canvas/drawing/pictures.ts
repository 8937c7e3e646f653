import { Emitter } from "../../model/emitter";

export type Picture =
  | { readonly state: "loading" }
  | { readonly state: "broken" }
  | { readonly state: "ready"; readonly source: CanvasImageSource };

/** Pictures that are kept; of more, those that were not drawn for the longest time go. */
const MOST_KEPT = 400;

/** Pixels of an SVG's longer side; powers of two, so that zooming in draws it anew only now and then. */
const LEAST_PIXELS = 128;
const MOST_PIXELS = 2_048;

const DATA_URL = /^data:image\/(png|jpeg|webp|gif);base64,/i;

const LOADING: Picture = { state: "loading" };
const BROKEN: Picture = { state: "broken" };

/** Decodes pictures once and keeps them. */
export class Pictures {
  /** One that was loading has come, or turned out to be broken. */
  readonly changed = new Emitter<undefined>();
  private readonly kept = new Map<string, Picture>();

  /** Of a `data:` URL of a raster image; any other address is not followed. */
  image(src: string): Picture {
    return this.find(src, () => (DATA_URL.test(src) ? decoded(src) : Promise.reject(new Error("not a picture"))));
  }

  /** Of the text of an SVG document, about as sharp as `pixels` of its longer side need. */
  svg(text: string, pixels: number): Picture {
    const sharpness = Math.min(
      MOST_PIXELS,
      Math.max(LEAST_PIXELS, 2 ** Math.ceil(Math.log2(pixels * devicePixelRatio))),
    );
    return this.find(`${sharpness} ${text}`, () => drawn(text, sharpness));
  }

  private find(key: string, load: () => Promise<CanvasImageSource>): Picture {
    const known = this.kept.get(key);
    // What was asked for last is last in the map.
    if (known) this.kept.delete(key);
    this.kept.set(key, known ?? LOADING);
    if (known) return known;
    this.dropOldest();
    const put = (picture: Picture) => {
      if (this.kept.has(key)) this.kept.set(key, picture);
      this.changed.emit(undefined);
    };
    load().then(
      (source) => put({ state: "ready", source }),
      () => put(BROKEN),
    );
    return LOADING;
  }

  private dropOldest(): void {
    if (this.kept.size <= MOST_KEPT) return;
    const [oldest] = this.kept.keys();
    if (oldest !== undefined) this.kept.delete(oldest);
  }
}

async function decoded(url: string): Promise<HTMLImageElement> {
  const image = new Image();
  image.src = url;
  await image.decode();
  return image;
}

/** An SVG drawn once: browsers would work through the document again at every frame. */
async function drawn(text: string, pixels: number): Promise<HTMLCanvasElement> {
  const { sanitised } = await import("./sanitise-svg");
  const url = URL.createObjectURL(new Blob([sanitised(text)], { type: "image/svg+xml" }));
  try {
    const image = await decoded(url);
    const [width, height] = [image.naturalWidth || 1, image.naturalHeight || 1];
    const scale = pixels / Math.max(width, height);
    const canvas = document.createElement("canvas");
    canvas.width = Math.max(1, Math.round(width * scale));
    canvas.height = Math.max(1, Math.round(height * scale));
    canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return canvas;
  } finally {
    URL.revokeObjectURL(url);
  }
}
