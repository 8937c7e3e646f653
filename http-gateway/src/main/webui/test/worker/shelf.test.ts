import { describe, expect, it } from "vitest";
import type { Build } from "../../src/worker/scope";
import { Shelf } from "../../src/worker/shelf";
import { FakeCaches } from "./fake-caches";

const build = (id: string, ...files: string[]): Build => ({ id, page: `sha256-page of ${id}`, files });

/** A server of one build. Like a browser it refuses a page that is not the one that was asked for. */
function serverOf(served: Build) {
  return (path: Request | string, options?: RequestInit): Promise<Response> => {
    if (path === "/") {
      if (options?.integrity !== served.page) return Promise.reject(new TypeError("integrity"));
      return Promise.resolve(new Response(`page of ${served.id}`));
    }
    const known = typeof path === "string" && served.files.includes(path);
    return Promise.resolve(new Response(known ? `${path} of ${served.id}` : "", { status: known ? 200 : 404 }));
  };
}

function shelfOn(caches: FakeCaches, own: Build, served = own) {
  return new Shelf({ caches: caches as unknown as CacheStorage, fetch: serverOf(served) }, own);
}

const ONE = build("one", "/assets/a-1.js", "/assets/late-1.js");
const TWO = build("two", "/assets/a-2.js");
const THREE = build("three", "/assets/a-3.js");

describe("the shelf", () => {
  it("has the page and every file of its build", async () => {
    const shelf = shelfOn(new FakeCaches(), ONE);
    await shelf.fill();
    expect(await (await shelf.page())?.text()).toBe("page of one");
    expect(await (await shelf.file("/assets/late-1.js"))?.text()).toBe("/assets/late-1.js of one");
  });

  it("keeps nothing of a build that the server has only a part of", async () => {
    const caches = new FakeCaches();
    await expect(shelfOn(caches, ONE, { ...ONE, files: ["/assets/a-1.js"] }).fill()).rejects.toThrow("late-1.js");
    expect(await caches.keys()).toEqual([]);
  });

  it("keeps nothing where the page is that of another build", async () => {
    const caches = new FakeCaches();
    await expect(shelfOn(caches, ONE, { ...ONE, page: TWO.page }).fill()).rejects.toThrow("integrity");
    expect(await caches.keys()).toEqual([]);
  });

  it("leaves what is there alone where the next build cannot be had", async () => {
    const caches = new FakeCaches();
    const first = shelfOn(caches, ONE);
    await first.fill();
    await expect(shelfOn(caches, TWO, ONE).fill()).rejects.toThrow();
    expect(await (await first.page())?.text()).toBe("page of one");
  });

  it("has the page of its own build only, and files of the build before for pages that are still open", async () => {
    const caches = new FakeCaches();
    await shelfOn(caches, ONE).fill();
    const second = shelfOn(caches, TWO);
    await second.fill();
    await second.clearOthers();
    expect(await (await second.page())?.text()).toBe("page of two");
    expect(await second.file("/assets/late-1.js")).toBeDefined();
  });

  it("drops what is older than the build before, and nothing that is not its own", async () => {
    const caches = new FakeCaches();
    await caches.open("somebody-else");
    for (const one of [ONE, TWO, THREE]) await shelfOn(caches, one).fill();
    const third = shelfOn(caches, THREE);
    await third.clearOthers();
    expect(await caches.keys()).toEqual(["somebody-else", "collabboard-two", "collabboard-three"]);
    expect(await third.file("/assets/late-1.js")).toBeUndefined();
  });
});
