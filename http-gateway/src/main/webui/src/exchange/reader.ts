// A worker that reads one file: the page goes on while JSON of many megabytes is parsed and converted.
import { ImportFailure } from "./import-failure";
import { readFile } from "./read-file";
import type { Message } from "./reading";
import { messagesOf } from "./reading";

addEventListener("message", ({ data }: MessageEvent<File>) => {
  data
    .text()
    .then((text) => {
      for (const message of messagesOf(readFile(data.name, text))) tell(message);
    })
    .catch((error: unknown) => {
      if (error instanceof ImportFailure) tell({ type: "failure", message: error.message });
      // Anything else is a mistake of ours: the page hears of it as an error of the worker.
      else reportError(error);
    });
});

function tell(message: Message): void {
  postMessage(message);
}
