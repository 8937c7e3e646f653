import { readFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { CLOSURES, closureText, tellClosures } from "../../src/panels/closure-text";
import { Notices } from "../../src/panels/notices";
import { CloseCode } from "../../src/protocol/close-codes";
import { Connection } from "../../src/protocol/connection";
import { FakeTransport } from "../protocol/fake-transport";

const SOURCE = new URL("../../../../../../proto/src/main/java/io/collabboard/proto/CloseCode.java", import.meta.url);

/** As the contract has them: name, number, what a client does. */
const CODES = [...readFileSync(SOURCE, "utf8").matchAll(/^ {4}([A-Z_]+)\((\d+), Action\.([A-Z_]+),/gm)].map(
  ([, name, number, action]) => ({ name: name ?? "", number: Number(number), action: action ?? "" }),
);
const SENTENCES = /^[A-Z][^_]*[.]$/;

describe("what a person reads of a connection that was closed", () => {
  it("is known for codes that there are", () => expect(CODES.length).toBeGreaterThan(10));

  it.each(CODES)("says for $name what has happened and what to do", ({ name, number, action }) => {
    expect(CloseCode[name as keyof typeof CloseCode]).toBe(number);
    const closure = CLOSURES[number];
    expect(closure?.what).toMatch(SENTENCES);
    expect(closure?.todo).toMatch(SENTENCES);
    if (action === "SIGN_IN" || action === "RELOAD") expect(closure?.told).toBe(true);
    if (action === "RELOAD") expect(closure?.reload).toBe(true);
  });

  it("has nothing for codes that there are no more", () => {
    const numbers = new Set(CODES.map(({ number }) => number));
    expect(Object.keys(CLOSURES).filter((code) => !numbers.has(Number(code)))).toEqual([]);
  });

  it("is a lost connection where the code is of a newer server", () => {
    expect(closureText(4_999)).toMatch(/^The connection to the server is lost\./);
  });
});

describe("a person whose connection was closed", () => {
  const transport = new FakeTransport();
  let connection: Connection;
  let notices: Notices;
  let stop: () => void;
  const reload = vi.fn();

  beforeEach(async () => {
    vi.useFakeTimers();
    connection = new Connection(transport, () => 1);
    notices = new Notices();
    stop = tellClosures(connection, notices, reload);
    connection.start();
    await vi.advanceTimersByTimeAsync(0);
  });

  afterEach(() => {
    stop();
    connection.stop();
    vi.useRealTimers();
  });

  const texts = () => notices.list.map(({ text }) => text);

  it("R2: is told to reload a page that the server does not speak with, and that nothing is lost", () => {
    transport.socket.welcome({}, { minVersion: 2, maxVersion: 3 });
    expect(transport.socket.closedWith).toBe(CloseCode.VERSION_NOT_SERVED);
    expect(connection.state).toBe("reconnecting");
    expect(texts()).toEqual([
      "This page is of another version than the server. Reload it; your changes are kept and sent then.",
    ]);
    notices.list[0]?.offer?.accept();
    expect(reload).toHaveBeenCalledOnce();
  });

  it("goes on with a server that speaks this version among others", () => {
    transport.socket.welcome({}, { minVersion: 1, maxVersion: 2 });
    expect(connection.state).toBe("online");
    expect(texts()).toEqual([]);
  });

  it("is told once, however often the attempt is refused, and again after it was online", async () => {
    for (let attempt = 0; attempt < 3; attempt++) {
      transport.socket.break(CloseCode.VERSION_NOT_SERVED);
      for (const { id } of attempt === 0 ? notices.list : []) notices.dismiss(id);
      await vi.advanceTimersByTimeAsync(60_000);
    }
    expect(texts()).toEqual([]);
    transport.socket.welcome();
    transport.socket.break(CloseCode.VERSION_NOT_SERVED);
    expect(texts()).toHaveLength(1);
  });

  it("is not bothered by what passes by itself, but can read of it", () => {
    transport.socket.break(CloseCode.SERVICE_RESTART);
    expect(texts()).toEqual([]);
    expect(closureText(connection.closeCode)).toMatch(/^The server restarts\./);
  });
});
