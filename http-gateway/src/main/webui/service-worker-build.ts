import { createHash } from "node:crypto";
import type { Plugin } from "vite";
import type { Build } from "./src/worker/scope";

const NAME = "service-worker";
const PLACE = /(["'`])__BUILD__\1/g;

/**
 * Builds src/worker/service-worker.ts to /service-worker.js and writes into it which files the build has. The page learns
 * the id of its build from a meta element.
 */
export function serviceWorkerBuild(): Plugin {
  let id = "";
  return {
    name: "collabboard:service-worker",
    apply: "build",
    enforce: "post",
    transformIndexHtml: {
      order: "post",
      handler(html, { bundle = {} }) {
        const worker = bundle[`${NAME}.js`];
        const code = worker?.type === "chunk" ? worker.code : "";
        id = hash([html, code, ...filesOf(bundle)].join("\n"), "hex").slice(0, 16);
        return [{ tag: "meta", attrs: { name: "build", content: id }, injectTo: "head" }];
      },
    },
    generateBundle: {
      order: "post",
      handler(_, bundle) {
        const page = bundle["index.html"];
        const worker = bundle[`${NAME}.js`];
        if (page?.type !== "asset" || worker?.type !== "chunk") throw new Error("the build has no page or no worker");
        if (worker.imports.length > 0) throw new Error(`the service worker imports ${worker.imports.join(", ")}`);
        const build: Build = { id, page: `sha256-${hash(page.source, "base64")}`, files: filesOf(bundle) };
        if (worker.code.match(PLACE)?.length !== 1) throw new Error("the worker has no place for the list of files");
        worker.code = worker.code.replace(PLACE, () => JSON.stringify(JSON.stringify(build)));
      },
    },
  };
}

function filesOf(bundle: object): string[] {
  return Object.keys(bundle)
    .filter((name) => name.startsWith("assets/"))
    .map((name) => `/${name}`)
    .sort();
}

function hash(content: string | Uint8Array, encoding: "hex" | "base64"): string {
  return createHash("sha256").update(content).digest(encoding);
}
