import type { WorkerScope } from "./scope";
import type { Shelf } from "./shelf";

/** Who waits longer for the server gets the kept page; ms. */
export const SERVER_WITHIN_MS = 2_000;

const PAGES = /^\/($|index\.html$|b\/)/;
const FILES = /^\/assets\//;

/**
 * How a request is answered; undefined: as if there were no worker. The page itself comes from the server, so that a new
 * build arrives at once, and from the shelf where the server, or what stands before it, does not answer in time or fails.
 */
export function answer(
  request: Pick<Request, "method" | "mode" | "url">,
  origin: string,
  scope: Pick<WorkerScope, "fetch">,
  shelf: Pick<Shelf, "page" | "file">,
): Promise<Response> | undefined {
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== origin) return undefined;
  const fromServer = () => scope.fetch(request as Request);
  if (request.mode === "navigate") return PAGES.test(url.pathname) ? page(fromServer, shelf) : undefined;
  return FILES.test(url.pathname) ? file(fromServer, shelf, url.pathname) : undefined;
}

async function file(fromServer: () => Promise<Response>, shelf: Pick<Shelf, "file">, path: string): Promise<Response> {
  return (await shelf.file(path)) ?? fromServer();
}

async function page(fromServer: () => Promise<Response>, shelf: Pick<Shelf, "page">): Promise<Response> {
  const asked = fromServer();
  const good = asked.then(
    (response) => (response.status < 500 ? response : undefined),
    () => undefined,
  );
  return (await inTime(good)) ?? (await shelf.page()) ?? asked;
}

async function inTime<T>(work: Promise<T>): Promise<T | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), SERVER_WITHIN_MS);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
