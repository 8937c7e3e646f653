/** What is used of the world that a service worker lives in; the compiler knows that of pages only. */
export interface WorkerScope {
  readonly caches: CacheStorage;
  readonly clients: {
    claim(): Promise<void>;
    matchAll(options: { includeUncontrolled: true; type: "window" }): Promise<readonly WindowClient[]>;
  };
  fetch(request: Request | string, options?: RequestInit): Promise<Response>;
  skipWaiting(): Promise<void>;
  addEventListener(type: "install" | "activate", listener: (event: LifeEvent) => void): void;
  addEventListener(type: "fetch", listener: (event: FetchEvent) => void): void;
}

export interface WindowClient {
  postMessage(message: BuildNews): void;
}

export interface LifeEvent {
  waitUntil(work: Promise<unknown>): void;
}

export interface FetchEvent {
  readonly request: Request;
  respondWith(response: Promise<Response>): void;
}

/** What a worker tells pages when it takes over. */
export interface BuildNews {
  readonly build: string;
}

/** The files that one build of the page is made of; the build writes it into the worker. */
export interface Build {
  readonly id: string;
  /** Of the page itself, as `integrity` has it. */
  readonly page: string;
  /** Paths of everything else, which never change their content. */
  readonly files: readonly string[];
}
