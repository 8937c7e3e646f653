import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import path from "node:path";
import { createInterface } from "node:readline";

/** The node may be killed when it has not stopped in this time. */
const STOP_MS = 30_000;

/** Boards are filled as fast as the node takes them. */
const SETTINGS = { COLLABBOARD_OPERATIONS_PER_SECOND: "1000000", COLLABBOARD_OPERATIONS_BURST: "1000000" };

/** Starts a node that has been built, on free ports, with its data in a directory that `close` removes. */
export async function startNode(home, parent) {
  const directory = mkdtempSync(path.join(parent, "node-"));
  const node = spawn(path.join(home, "collabboard"), {
    env: { ...withoutSettings(process.env), ...SETTINGS, ...placesIn(directory) },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const close = async () => {
    if (node.exitCode === null && node.signalCode === null) {
      const ended = once(node, "exit");
      node.kill("SIGTERM");
      const late = setTimeout(() => node.kill("SIGKILL"), STOP_MS);
      await ended;
      clearTimeout(late);
    }
    rmSync(directory, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    return { url: await readyAt(node), close };
  } catch (error) {
    await close();
    throw error;
  }
}

function withoutSettings(environment) {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !name.startsWith("COLLABBOARD_")));
}

function placesIn(directory) {
  return {
    COLLABBOARD_HTTP_PORT: "0",
    COLLABBOARD_MANAGEMENT_PORT: "0",
    COLLABBOARD_DATA_DIR: path.join(directory, "data"),
  };
}

async function readyAt(node) {
  const printed = [];
  for await (const line of createInterface({ input: node.stdout })) {
    printed.push(line);
    const ready = /is ready at (\S+)/.exec(line);
    if (ready) {
      node.stdout.resume();
      return ready[1];
    }
  }
  throw new Error(`the node did not become ready:\n${printed.slice(-20).join("\n")}`);
}
