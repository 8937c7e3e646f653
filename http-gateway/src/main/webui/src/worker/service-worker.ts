// Makes the page open without the server. It keeps the page and its files, nothing else: what people draw is in IndexedDB
// (src/storage), and /api goes past it.
import { answer } from "./answers";
import type { Build, WorkerScope } from "./scope";
import { Shelf } from "./shelf";

const scope = globalThis as unknown as WorkerScope;
// The build puts the list of files in place of the word (service-worker-build.ts).
const build = JSON.parse("__BUILD__") as Build;
const shelf = new Shelf(scope, build);

scope.addEventListener("install", (event) => {
  // No reason to wait until pages of the build before are closed: what they need is still kept.
  event.waitUntil(shelf.fill().then(() => scope.skipWaiting()));
});

scope.addEventListener("activate", (event) => {
  event.waitUntil(takeOver());
});

scope.addEventListener("fetch", (event) => {
  const response = answer(event.request, location.origin, scope, shelf);
  if (response) event.respondWith(response);
});

async function takeOver(): Promise<void> {
  await shelf.clearOthers();
  await scope.clients.claim();
  const pages = await scope.clients.matchAll({ includeUncontrolled: true, type: "window" });
  for (const page of pages) page.postMessage({ build: build.id });
}
