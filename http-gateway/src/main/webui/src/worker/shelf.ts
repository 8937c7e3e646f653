import type { Build, WorkerScope } from "./scope";

const PREFIX = "collabboard-";

/** The page is the same at every address, and kept under this one. */
const PAGE = "/";

/**
 * The files of builds in the browser's cache, one cache for each build. A build is there whole or not at all. That of the
 * build before stays, for pages of it that are still open: what they load late is no longer on the server.
 */
export class Shelf {
  private readonly own: string;

  constructor(
    private readonly scope: Pick<WorkerScope, "caches" | "fetch">,
    private readonly build: Build,
  ) {
    this.own = PREFIX + build.id;
  }

  /** Rejects, and keeps nothing, where the server does not have exactly this build. */
  async fill(): Promise<void> {
    const { page, files } = this.build;
    const cache = await this.scope.caches.open(this.own);
    try {
      // The page is the one thing that has the same name in every build.
      await this.keep(cache, PAGE, { cache: "no-cache", integrity: page });
      await Promise.all(files.map((path) => this.keep(cache, path)));
    } catch (error) {
      await this.scope.caches.delete(this.own);
      throw error;
    }
  }

  async clearOthers(): Promise<void> {
    const names = (await this.scope.caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== this.own);
    // In the order in which they were made.
    await Promise.all(names.slice(0, -1).map((name) => this.scope.caches.delete(name)));
  }

  async page(): Promise<Response | undefined> {
    const cache = await this.scope.caches.open(this.own);
    return cache.match(PAGE, { ignoreVary: true });
  }

  /** Of this build or the one before: a name stands for its content. */
  async file(path: string): Promise<Response | undefined> {
    return this.scope.caches.match(path, { ignoreVary: true });
  }

  private async keep(cache: Cache, path: string, options?: RequestInit): Promise<void> {
    const response = await this.scope.fetch(path, options);
    if (!response.ok) throw new Error(`${path} was answered with ${response.status}`);
    await cache.put(path, response);
  }
}
