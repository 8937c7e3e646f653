import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { ErrorCode } from "../../src/gen/collabboard/wire/v1/error_pb";
import { HttpError } from "../../src/protocol/account";
import { errorText, MEANINGS, refusedEditText } from "../../src/panels/failure-text";
import type { Failure } from "../../src/protocol/requests";
import { RequestFailed } from "../../src/protocol/requests";

const PROTO = new URL("../../../../../../proto/src/main/proto/collabboard/wire/v1/error.proto", import.meta.url);

/** As the contract has them, whether or not the code for them was generated since. */
const CODES = [...readFileSync(PROTO, "utf8").matchAll(/^ {2}(E_\w+) = (\d+);/gm)].map(([, name, number]) => ({
  name: name ?? "",
  number: Number(number),
}));

const SENTENCE = /^[A-Z][^_]*[.]$/;

function failure(code: number): Failure {
  const others = { message: "for developers", retryable: false, retryAfterMs: 0, field: "", disconnected: false };
  return JSON.parse(JSON.stringify({ code, ...others })) as Failure;
}

describe("what a person reads of a failure", () => {
  it("is known for codes that there are", () => expect(CODES.length).toBeGreaterThan(20));

  it.each(CODES)("says for $name what has happened and what to do", ({ number }) => {
    const { what, todo } = (MEANINGS as Partial<Record<number, { what: string; todo: string }>>)[number] ?? {};
    expect(what).toMatch(SENTENCE);
    expect(todo).toMatch(SENTENCE);
  });

  it("has nothing for codes that there are no more", () => {
    const numbers = new Set(CODES.map(({ number }) => number));
    expect(Object.keys(MEANINGS).filter((code) => !numbers.has(Number(code)))).toEqual([]);
  });

  it("is a fault of the server where the code is of a newer one", () => {
    expect(errorText(new RequestFailed(failure(9_999)))).toBe(errorText(new RequestFailed(failure(25))));
    expect(refusedEditText(failure(9_999))).toContain("The server made a mistake.");
  });

  it("says of an edit that it was undone", () => {
    const text = refusedEditText(failure(ErrorCode.E_BOARD_FORBIDDEN));
    expect(text).toBe(
      "You are not allowed to do that on this board. Your change was undone. Ask the person who made it.",
    );
  });

  it("says of an answer that was no answer that the server is at fault", () => {
    expect(errorText(new HttpError(500, "oops"))).toContain("The server made a mistake.");
  });

  it("never shows what is meant for developers", () => {
    for (const { number } of CODES) expect(errorText(new RequestFailed(failure(number)))).not.toContain("developers");
  });
});
