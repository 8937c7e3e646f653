import type { MessageInitShape } from "@bufbuild/protobuf";
import { create } from "@bufbuild/protobuf";
import { beforeEach, describe, expect, it } from "vitest";
import { FrameSchema, Status, Syscall } from "../../src/gen/collabboard/wire/v1/frame_pb";
import { uuidToBytes, uuidV7 } from "../../src/model/uuid";
import { frameText } from "../../src/protocol/frame-json";
import type { Direction } from "../../src/protocol/frame-recorder";
import {
  durationOf,
  FrameRecorder,
  matching,
  MAX_ANSWERS,
  MAX_BYTES,
  MAX_FRAMES,
} from "../../src/protocol/frame-recorder";

let now: number;
let recorder: FrameRecorder;

beforeEach(() => {
  now = 0;
  recorder = new FrameRecorder(() => now);
});

function record(direction: Direction, frame: MessageInitShape<typeof FrameSchema>): void {
  recorder.record(direction, create(FrameSchema, frame));
}

function ask(syscall = Syscall.OBJECT_CREATE): Uint8Array<ArrayBuffer> {
  const id = uuidToBytes(uuidV7());
  record("sent", { id, syscall, status: Status.REQUEST });
  return id;
}

function answer(parentId: Uint8Array, status = Status.DONE, syscall = Syscall.OBJECT_CREATE): void {
  record("received", { parentId, status, syscall });
}

const event = (seq: bigint) => record("received", { status: Status.EVENT, syscall: Syscall.OBJECT_UPDATED, seq });

describe("the frame recorder", () => {
  it("makes one span of a request and its answers, whatever comes between", () => {
    const first = ask();
    now = 3;
    const second = ask();
    now = 5;
    answer(second, Status.ERROR);
    answer(first, Status.BULK);
    now = 12;
    answer(first);
    expect(recorder.spans.map((span) => [span.outcome, span.answers.length, durationOf(span)])).toEqual([
      ["done", 2, 12],
      ["error", 1, 2],
    ]);
  });

  it("leaves an exchange open until its last answer, a cancel that was sent included", () => {
    const id = ask();
    record("sent", { parentId: id, status: Status.CANCEL });
    answer(id, Status.BULK);
    expect(recorder.spans).toMatchObject([{ outcome: "open" }]);
    expect(recorder.spans.map(durationOf)).toEqual([undefined]);
    answer(id, Status.CANCEL);
    expect(recorder.spans).toMatchObject([{ outcome: "cancelled" }]);
  });

  it("lets alone what gets no answer, what nobody asked for, and answers to what it has not seen", () => {
    ask(Syscall.CURSOR_MOVED);
    event(1n);
    answer(uuidToBytes(uuidV7()));
    expect(recorder.spans.map(({ outcome }) => outcome)).toEqual(["alone", "alone", "alone"]);
  });

  it("keeps the latest frames, and forgets a request with its answers", () => {
    const id = ask();
    answer(id, Status.BULK);
    for (let seq = 0n; seq < MAX_FRAMES; seq++) event(seq);
    expect(recorder.frameCount).toBe(MAX_FRAMES);
    expect(recorder.spans).toHaveLength(MAX_FRAMES);
    expect(recorder.spans[0]?.first.frame.seq).toBe(0n);
    answer(id);
    expect(recorder.frameCount).toBe(MAX_FRAMES);
    expect(recorder.spans.at(-1)?.outcome).toBe("alone");
  });

  it("keeps a bounded number of answers of one exchange, the last ones", () => {
    const id = ask(Syscall.BOARD_JOIN);
    for (let i = 0; i < MAX_ANSWERS + 20; i++) answer(id, Status.BULK);
    answer(id, Status.DONE);
    const [span] = recorder.spans;
    expect(span?.answers).toHaveLength(MAX_ANSWERS);
    expect(span?.dropped).toBe(21);
    expect(span?.answers.at(-1)?.frame.status).toBe(Status.DONE);
    expect(recorder.frameCount).toBe(MAX_ANSWERS + 1);
  });

  it("keeps a bounded number of bytes", () => {
    const deflated = new Uint8Array(MAX_BYTES / 4);
    for (let i = 0; i < 6; i++) {
      record("received", { status: Status.BULK, data: { case: "boardSnapshot", value: { deflated } } });
    }
    expect(recorder.spans).toHaveLength(3);
  });

  it("records nothing while it is paused, and starts anew when it is cleared", () => {
    recorder.pause();
    ask();
    expect(recorder.spans).toHaveLength(0);
    recorder.resume();
    ask();
    recorder.clear();
    expect([recorder.spans.length, recorder.frameCount]).toEqual([0, 0]);
  });

  it("is searched by the beginning of the syscall, by direction and for failures", () => {
    ask(Syscall.CURSOR_MOVED);
    answer(ask(), Status.ERROR);
    event(1n);
    const names = (prefix: string, show: Parameters<typeof matching>[2]) =>
      matching(recorder.spans, prefix, show).map(({ number }) => number);
    expect(names("object:", "all")).toEqual([2, 3]);
    expect(names(" OBJECT:C", "sent")).toEqual([2]);
    expect(names("", "received")).toEqual([3]);
    expect(names("", "failed")).toEqual([2]);
    expect(names("bject", "all")).toEqual([]);
  });
});

describe("a frame as text", () => {
  const text = (frame: MessageInitShape<typeof FrameSchema>) =>
    JSON.parse(frameText(create(FrameSchema, frame))) as Record<string, unknown>;

  it("has ids as UUIDs, large numbers whole, enums by name and props as they are", () => {
    const id = uuidV7();
    const seq = 2n ** 60n + 1n;
    const value = {
      objectId: uuidToBytes(id),
      patch: { props: { text: { kind: { case: "stringValue" as const, value: "Hi" } } } },
    };
    const frame = text({
      seq,
      status: Status.EVENT,
      syscall: Syscall.OBJECT_UPDATED,
      data: { case: "objectUpdated", value },
    });
    expect(frame).toEqual({
      seq: seq.toString(),
      status: "EVENT",
      syscall: "OBJECT_UPDATED",
      object_updated: { object_id: id, patch: { props: { text: "Hi" } } },
    });
  });

  it("cuts what is long, and says of what", () => {
    const objectIds = Array.from({ length: 130 }, () => uuidToBytes(uuidV7()));
    const selection = text({ data: { case: "selectionChanged", value: { objectIds } } });
    const { object_ids: ids } = selection["selection_changed"] as { object_ids: string[] };
    expect(ids).toHaveLength(101);
    expect(ids.at(-1)).toBe("… 30 more");
    const snapshot = text({ data: { case: "boardSnapshot", value: { deflated: new Uint8Array(5_000) } } });
    expect(JSON.stringify(snapshot)).toContain("(5000 bytes)");
    expect(JSON.stringify(snapshot).length).toBeLessThan(200);
  });
});
