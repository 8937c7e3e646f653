/** Characters of a picture's data: URL. The props of an object may have 32,768 bytes; this leaves room for the others. */
export const MOST_CHARACTERS = 32_000;

/** Pixels of the longer side that a picture starts with; the smallest that is worth a look. */
const LARGEST = 1_600;
const SMALLEST = 48;

const QUALITIES = [0.86, 0.72, 0.58, 0.44];

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

/** Throws where the browser cannot read the file as a picture, or not make it small enough. */
export async function readPicture(file: Blob): Promise<Picture> {
  const bitmap = await createImageBitmap(file);
  try {
    const { width, height } = bitmap;
    const original = KEPT.has(file.type) && file.size < MOST_CHARACTERS ? await dataUrl(file) : "";
    if (original !== "" && original.length <= MOST_CHARACTERS) return { src: original, width, height };
    const src = await smallEnough(width, height, (w, h, quality) => encoded(bitmap, w, h, quality));
    if (src === undefined) throw new Error("That picture cannot be made small enough for the board.");
    return { src, width, height };
  } finally {
    bitmap.close();
  }
}

async function encoded(bitmap: ImageBitmap, width: number, height: number, quality: number): Promise<string> {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext("2d");
  if (!context) throw new Error("this browser has no Canvas 2D");
  context.imageSmoothingQuality = "high";
  context.drawImage(bitmap, 0, 0, width, height);
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
