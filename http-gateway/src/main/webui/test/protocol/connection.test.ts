import { create } from "@bufbuild/protobuf";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { FrameSchema, Status, Syscall } from "../../src/gen/collabboard/wire/v1/frame_pb";
import { Backoff } from "../../src/protocol/backoff";
import { REFUSED_DELAY_MS } from "../../src/protocol/close-codes";
import { Connection, SignedOut, STABLE_AFTER_MS } from "../../src/protocol/connection";
import { FakeTransport } from "./fake-transport";

let transport: FakeTransport;
let connection: Connection;

beforeEach(() => {
  vi.useFakeTimers();
  transport = new FakeTransport();
  // The longest delay that jitter allows.
  connection = new Connection(transport, () => 1);
});

afterEach(() => {
  connection.stop();
  vi.useRealTimers();
});

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

async function online(): Promise<void> {
  connection.start();
  await pass(0);
  transport.socket.welcome();
}

describe("Backoff", () => {
  it("doubles up to ten seconds, evenly jittered from zero, and starts anew after a reset", () => {
    let dice = 1;
    const backoff = new Backoff(() => dice);
    const delays = Array.from({ length: 8 }, () => backoff.next());
    expect(delays).toEqual([250, 500, 1_000, 2_000, 4_000, 8_000, 10_000, 10_000]);
    dice = 0.25;
    expect(backoff.next()).toBe(2_500);
    backoff.reset();
    expect(backoff.next()).toBe(62.5);
  });
});

describe("a connection", () => {
  it("is online from session:connected on, not before", async () => {
    connection.start();
    await pass(0);
    expect(connection.state).toBe("connecting");
    transport.socket.welcome();
    expect(connection.state).toBe("online");
  });

  it("of one person ends before anything is sent where the server takes it for another's, and does not come back", async () => {
    connection = new Connection(transport, () => 1, "ada");
    const heard: string[] = [];
    connection.connected.on(() => heard.push("connected"));
    connection.somebodyElse.on(() => heard.push("somebody else"));
    await online();
    expect(heard).toEqual(["somebody else"]);
    expect(connection.connectedAs).toBeUndefined();
    expect(transport.socket.closedWith).toBe(1000);
    await pass(60_000);
    expect(transport.sockets).toHaveLength(1);
  });

  it("of one person goes on where the server takes it for theirs", async () => {
    connection = new Connection(transport, () => 1, "u");
    await online();
    expect(connection.connectedAs?.userId).toBe("u");
  });

  it("comes back with longer and longer delays while it fails", async () => {
    await online();
    for (const delay of [250, 500, 1_000, 2_000]) {
      const before = transport.sockets.length;
      transport.socket.break();
      expect(connection.state).toBe("reconnecting");
      await pass(delay - 1);
      expect(transport.sockets).toHaveLength(before);
      await pass(1);
      expect(transport.sockets).toHaveLength(before + 1);
    }
  });

  it("starts with short delays again once it has been stable", async () => {
    await online();
    for (let i = 0; i < 5; i++) {
      transport.socket.break();
      await pass(10_000);
    }
    transport.socket.welcome();
    await pass(STABLE_AFTER_MS);
    const before = transport.sockets.length;
    transport.socket.break();
    await pass(250);
    expect(transport.sockets).toHaveLength(before + 1);
  });

  it("counts a failing ticket as a failed attempt", async () => {
    transport.ticketFailure = new Error("no network");
    connection.start();
    await pass(250 + 500 + 1_000);
    expect(transport.tickets).toBe(4);
    expect(connection.state).toBe("reconnecting");
  });

  it("does not hurry back to a server that refused it", async () => {
    await online();
    transport.socket.break(1009);
    await pass(REFUSED_DELAY_MS + 250 - 1);
    expect(transport.sockets).toHaveLength(1);
    await pass(1);
    expect(transport.sockets).toHaveLength(2);
  });

  it("stays away from a server that does not let it go on, also when the network is back", async () => {
    const closed = vi.fn();
    connection.closed.on(closed);
    await online();
    transport.socket.break(1008);
    connection.retryNow();
    await pass(600_000);
    expect(transport.tickets).toBe(1);
    expect(connection.state).toBe("refused");
    expect(closed).toHaveBeenCalledExactlyOnceWith(1008);
  });

  it.each(["close code 4401", "ticket"])("ends where the person is signed out (%s)", async (way) => {
    const signedOut = vi.fn();
    connection.signedOut.on(signedOut);
    if (way === "ticket") {
      transport.ticketFailure = new SignedOut();
      connection.start();
      await pass(0);
    } else {
      await online();
      transport.socket.break(4401);
    }
    expect(signedOut).toHaveBeenCalledOnce();
    await pass(60_000);
    expect(connection.state).toBe("stopped");
  });

  it("leaves a draining node after the delay that it gave", async () => {
    await online();
    const first = transport.socket;
    const value = { reconnectAfterMs: 3_000 };
    first.receive({
      syscall: Syscall.SESSION_DRAINING,
      status: Status.EVENT,
      data: { case: "sessionDraining", value },
    });
    await pass(2_999);
    expect(connection.state).toBe("online");
    await pass(1);
    expect(first.closedWith).toBe(1000);
    expect(transport.sockets).toHaveLength(2);
  });

  it("gives up a socket that is never welcomed", async () => {
    connection.start();
    await pass(10_000 + 250);
    expect(transport.sockets).toHaveLength(2);
  });

  it("shows life when it is idle and drops a socket that gives none", async () => {
    const idle = vi.fn();
    connection.idle.on(idle);
    connection.start();
    await pass(0);
    transport.socket.welcome({ idleTimeoutMs: 30_000 });
    await pass(10_000);
    expect(idle).toHaveBeenCalledTimes(1);
    expect(connection.state).toBe("online");
    await pass(10_000);
    expect(connection.state).toBe("reconnecting");
  });

  it("asks for a word where much is sent and nothing comes, and drops a socket that gives none", async () => {
    const idle = vi.fn();
    connection.idle.on(idle);
    await online();
    const moveFor = async (seconds: number) => {
      for (let i = 0; i < seconds; i++) {
        connection.send(create(FrameSchema, { syscall: Syscall.CURSOR_MOVED }));
        await pass(1_000);
      }
    };
    await moveFor(3);
    transport.socket.receive({ syscall: Syscall.OBJECT_UPDATED, status: Status.EVENT });
    await moveFor(3);
    expect(idle).not.toHaveBeenCalled();
    await moveFor(2);
    expect(idle).toHaveBeenCalledTimes(1);
    await moveFor(8);
    expect(connection.state).toBe("online");
    await moveFor(2);
    expect(connection.state).toBe("reconnecting");
  });

  it("drops a socket that sends something else than frames", async () => {
    const failed = vi.fn();
    connection.failed.on(failed);
    await online();
    transport.socket.onmessage?.({ data: new Uint8Array([0xff, 0xff]).buffer });
    expect(failed).toHaveBeenCalledOnce();
    expect(connection.state).toBe("reconnecting");
  });

  it("tries at once when the network is back", async () => {
    await online();
    transport.socket.break(1009);
    connection.retryNow();
    await pass(0);
    expect(transport.sockets).toHaveLength(2);
  });
});
