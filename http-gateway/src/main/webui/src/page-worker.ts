import { Emitter } from "./model/emitter";
import type { BuildNews } from "./worker/scope";

/**
 * The service worker of this page, by which it opens without the server. There is none on pages that are served without
 * TLS from another host than this one, in browsers that forbid it, and in development.
 */
export class PageWorker {
  /** The browser has a build of the page that is not the one which is open. */
  readonly newBuild = new Emitter<undefined>();

  constructor() {
    if (!import.meta.env.PROD || !("serviceWorker" in navigator)) return;
    navigator.serviceWorker.addEventListener("message", ({ data }: MessageEvent<BuildNews>) => {
      if (data.build !== ownBuild()) this.newBuild.emit(undefined);
    });
    // What the page itself loads comes first.
    if (document.readyState === "complete") this.register();
    else addEventListener("load", () => this.register(), { once: true });
  }

  /** The server may be another one than before. */
  lookForNewBuild(): void {
    if (!("serviceWorker" in navigator)) return;
    navigator.serviceWorker
      .getRegistration()
      .then((found) => found?.update(), ignored)
      .catch(ignored);
  }

  private register(): void {
    navigator.serviceWorker.register("/service-worker.js", { updateViaCache: "none" }).catch(ignored);
  }
}

/** The page does all but open without the server. */
function ignored(error: unknown): void {
  console.info("the page is not kept for when the server is away", error);
}

function ownBuild(): string | undefined {
  return document.querySelector<HTMLMetaElement>("meta[name=build]")?.content;
}
