import { once } from "node:events";
import { createInterface } from "node:readline";

const input = createInterface({ input: process.stdin });

/** Has the server killed or started by whoever runs this script: a line "do ..." asks for it, a line "done" says that it is so. */
export async function ask(what) {
  const answered = once(input, "line");
  console.log(`do ${what}`);
  const [answer] = await answered;
  if (answer !== "done") throw new Error(`asked to ${what} the server, got ${answer}`);
}

/** Nothing more is asked for: lets the script end. */
export function askNoMore() {
  input.close();
}
