/** Widths that are tried, in pixels, and qualities of each, from the best. */
const WIDTHS = [1600, 1200, 900, 640, 480, 320, 200, 120];
const QUALITIES = [0.8, 0.6, 0.4];

/** More pixels than this are not decoded: a small file may hold an enormous picture. */
const MAX_PIXELS = 100_000_000;

/** The largest WebP of a picture whose data: URL is short enough; undefined where the browser cannot read it. */
export async function shrunkPicture(src: string, maxCharacters: number): Promise<string | undefined> {
  const image = await decoded(src);
  if (!image || image.naturalWidth * image.naturalHeight > MAX_PIXELS) return undefined;
  for (const width of WIDTHS) {
    if (width > image.naturalWidth && width > (WIDTHS.at(-1) ?? 0)) continue;
    const canvas = scaled(image, Math.min(width, image.naturalWidth));
    for (const quality of QUALITIES) {
      const url = canvas.toDataURL("image/webp", quality);
      if (url.startsWith("data:image/webp") && url.length <= maxCharacters) return url;
    }
  }
  return undefined;
}

async function decoded(src: string): Promise<HTMLImageElement | undefined> {
  const image = new Image();
  image.src = src;
  try {
    await image.decode();
    return image;
  } catch {
    // The file says it is a picture and is none: it is left out, and the person told.
    return undefined;
  }
}

function scaled(image: HTMLImageElement, width: number): HTMLCanvasElement {
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = Math.max(1, Math.round((width / image.naturalWidth) * image.naturalHeight));
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas;
}
