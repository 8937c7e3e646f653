import type { Drawing, Import } from "./drawing";
import { withFittingPictures } from "./fit-pictures";
import { refuseTooLarge } from "./read-file";
import type { Message } from "./reading";
import { Assembly } from "./reading";
import { shrunkPicture } from "./shrink-picture";
import { Slices } from "./slices";

/**
 * Reads a file of the person's into drawings that a board can keep. Throws an ImportFailure where that cannot be, and the
 * signal's reason where nobody wants it any more.
 */
export async function openFile(file: File, signal: AbortSignal): Promise<Import> {
  refuseTooLarge(file.size);
  const { library, drawings } = await read(file, signal);
  const slices = new Slices();
  const fitting: Drawing[] = [];
  for (const drawing of drawings) {
    signal.throwIfAborted();
    fitting.push(await withFittingPictures(drawing, shrunkPicture, slices));
  }
  return { library, drawings: fitting };
}

function read(file: File, signal: AbortSignal): Promise<Import> {
  signal.throwIfAborted();
  const worker = new Worker(new URL("./reader.ts", import.meta.url), { type: "module" });
  const reading = new Promise<Import>((resolve, reject) => {
    const assembly = new Assembly();
    worker.onmessage = ({ data }: MessageEvent<Message>) => {
      try {
        const all = assembly.take(data);
        if (all) resolve(all);
      } catch (error) {
        reject(error instanceof Error ? error : new Error(String(error)));
      }
    };
    worker.onerror = ({ message }) => reject(new Error(`the reader failed: ${message}`));
    signal.addEventListener("abort", () => reject(signal.reason as Error), { once: true });
  });
  worker.postMessage(file);
  return reading.finally(() => worker.terminate());
}
