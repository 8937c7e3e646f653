import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { answer, SERVER_WITHIN_MS } from "../../src/worker/answers";

const ORIGIN = "https://board.example";
const KEPT = new Map([["/assets/a.js", "kept file"]]);

type Asked = Parameters<typeof answer>[0];

const navigation = (path: string): Asked => ({ method: "GET", mode: "navigate", url: ORIGIN + path });
const load = (path: string, method = "GET"): Asked => ({ method, mode: "cors", url: new URL(path, ORIGIN).href });

function answered(asked: Asked, server: () => Promise<Response>) {
  const shelf = {
    page: () => Promise.resolve(new Response("kept page")),
    file: (path: string) => Promise.resolve(KEPT.has(path) ? new Response(KEPT.get(path)) : undefined),
  };
  return answer(asked, ORIGIN, { fetch: server }, shelf);
}

const textOf = async (response: Promise<Response> | undefined) => (await response)?.text();
const serves = (text: string, status = 200) => vi.fn(() => Promise.resolve(new Response(text, { status })));
const gone = vi.fn(() => Promise.reject(new TypeError("Failed to fetch")));

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("the page", () => {
  it.each(["/", "/index.html", "/b/0190b5a0-0000-7000-8000-000000000001", "/?from=mail"])(
    "at %s comes from the server",
    async (path) => {
      expect(await textOf(answered(navigation(path), serves("new page")))).toBe("new page");
    },
  );

  it("is the kept one where there is no server", async () => {
    expect(await textOf(answered(navigation("/"), gone))).toBe("kept page");
  });

  it("is the kept one where what stands before the server says that it is gone", async () => {
    expect(await textOf(answered(navigation("/b/x"), serves("Bad gateway", 502)))).toBe("kept page");
  });

  it("is the kept one where the server takes too long", async () => {
    const response = textOf(answered(navigation("/"), () => new Promise(() => undefined)));
    await vi.advanceTimersByTimeAsync(SERVER_WITHIN_MS);
    expect(await response).toBe("kept page");
  });

  it("is waited for where nothing is kept", async () => {
    const late = () => new Promise<Response>((resolve) => setTimeout(() => resolve(new Response("late")), 9_000));
    const shelf = { page: () => Promise.resolve(undefined), file: () => Promise.resolve(undefined) };
    const response = textOf(answer(navigation("/"), ORIGIN, { fetch: late }, shelf));
    await vi.advanceTimersByTimeAsync(9_000);
    expect(await response).toBe("late");
  });

  it("is a refusal where the server refuses: that is an answer", async () => {
    expect((await answered(navigation("/"), serves("wrong host", 421)))?.status).toBe(421);
  });
});

describe("files of the page", () => {
  it("come from the shelf, without asking the server", async () => {
    const server = serves("from the server");
    expect(await textOf(answered(load("/assets/a.js"), server))).toBe("kept file");
    expect(server).not.toHaveBeenCalled();
  });

  it("come from the server where they are of a build that is not kept", async () => {
    expect(await textOf(answered(load("/assets/b.js"), serves("from the server")))).toBe("from the server");
  });
});

describe("what goes past the worker", () => {
  it.each([
    ["the API", load("/api/auth/me")],
    ["posts", load("/api/auth/ws-ticket", "POST")],
    ["health", navigation("/health/ready")],
    ["addresses where there is nothing", navigation("/nothing")],
    ["the worker itself", load("/service-worker.js")],
    ["other sites", load("https://example.org/assets/a.js")],
  ])("%s", (_, asked) => {
    expect(answered(asked, gone)).toBeUndefined();
  });
});
