import { ImportFailure } from "./import-failure";

/** Characters of a picture's data: URL; leaves room in an object's 32 KiB for its other props. */
export const MOST_CHARACTERS = 30_000;

/** Pixels of the longer side that a picture starts with; the smallest that is worth a look. */
const LARGEST = 1_600;
const SMALLEST = 48;

const QUALITIES = [0.86, 0.72, 0.58, 0.44];

/** More pixels than this are not decoded: a small file may hold an enormous picture. */
const MOST_PIXELS = 100_000_000;

/** Pixels of the longer side up to which a picture is kept as it is: of larger ones surfaces show nothing. */
const LONGEST_KEPT = 8_192;

/** Kinds that browsers show as they are. */
const KEPT = new Set(["image/png", "image/jpeg", "image/webp", "image/gif"]);

export interface Picture {
  /** A data: URL. */
  readonly src: string;
  /** Pixels of the original. */
  readonly width: number;
  readonly height: number;
}

/** Encodes a picture drawn at a size; undefined where the browser cannot. */
export type Encode = (width: number, height: number, quality: number) => Promise<string | undefined>;

/** Sizes to try for a picture, each with about half the pixels of the former. */
export function sizesFor(width: number, height: number): { width: number; height: number }[] {
  const sizes: { width: number; height: number }[] = [];
  const longer = Math.max(width, height, 1);
  for (let side = Math.min(LARGEST, longer); side >= Math.min(SMALLEST, longer); side /= Math.SQRT2) {
    const scale = side / longer;
    sizes.push({ width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) });
  }
  return sizes;
}

/** The largest and best encoding that an object can hold; undefined where none is small enough. */
export async function smallEnough(width: number, height: number, encode: Encode): Promise<string | undefined> {
  for (const size of sizesFor(width, height)) {
    for (const quality of QUALITIES) {
      const src = await encode(size.width, size.height, quality);
      if (src === undefined) return undefined;
      if (src.length <= MOST_CHARACTERS) return src;
    }
  }
  return undefined;
}

/** Throws an ImportFailure where the browser cannot read the file as a picture, or not make it small enough. */
export async function readPicture(file: Blob): Promise<Picture> {
  const url = URL.createObjectURL(file);
  try {
    const image = await opened(url);
    const { naturalWidth: width, naturalHeight: height } = image;
    const small = KEPT.has(file.type) && file.size < MOST_CHARACTERS && Math.max(width, height) <= LONGEST_KEPT;
    const original = small ? await dataUrl(file) : "";
    const src =
      original !== "" && original.length <= MOST_CHARACTERS
        ? original
        : await shrunk(image, file.type === "image/svg+xml");
    return { src, width, height };
  } finally {
    URL.revokeObjectURL(url);
  }
}

/** A smaller version of the picture at a URL. Throws an ImportFailure where it cannot be read or made small enough. */
export async function shrunkPicture(url: string): Promise<string> {
  return shrunk(await opened(url));
}

/** Its size is known, its pixels are not decoded yet. */
async function opened(url: string): Promise<HTMLImageElement> {
  const image = new Image();
  await new Promise((resolve, reject) => {
    image.onload = resolve;
    image.onerror = () => reject(new ImportFailure("That picture cannot be read."));
    image.src = url;
  });
  const { naturalWidth: width, naturalHeight: height } = image;
  if (width * height === 0) throw new ImportFailure("That picture has no size.");
  if (width * height <= MOST_PIXELS) return image;
  throw new ImportFailure(`That picture has ${width} by ${height} pixels: more than ${MOST_PIXELS / 1e6} million.`);
}

/** What is scalable is as sharp in any size. */
async function shrunk(image: HTMLImageElement, scalable = false): Promise<string> {
  const { naturalWidth, naturalHeight } = image;
  const scale = scalable ? LARGEST / Math.max(naturalWidth, naturalHeight) : 1;
  const encode: Encode = (width, height, quality) => encoded(image, width, height, quality);
  const src = await smallEnough(naturalWidth * scale, naturalHeight * scale, encode);
  if (src === undefined) throw new ImportFailure("That picture cannot be made small enough for the board.");
  return src;
}

async function encoded(image: HTMLImageElement, width: number, height: number, quality: number): Promise<string> {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext("2d");
  if (!context) throw new Error("this browser has no Canvas 2D");
  context.imageSmoothingQuality = "high";
  context.drawImage(image, 0, 0, width, height);
  // Browsers that cannot write WebP give PNG, which is kept where it is small enough.
  return dataUrl(await canvas.convertToBlob({ type: "image/webp", quality }));
}

function dataUrl(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result as string);
    reader.onerror = () => reject(reader.error ?? new Error("the picture cannot be read"));
    reader.readAsDataURL(blob);
  });
}
