import { ErrorCode } from "../gen/collabboard/wire/v1/error_pb";
import type { Failure } from "../protocol/requests";
import { RequestFailed } from "../protocol/requests";

const TEXTS: Partial<Record<ErrorCode, string>> = {
  [ErrorCode.E_BOARD_NOT_FOUND]: "That board does not exist any more.",
  [ErrorCode.E_BOARD_FORBIDDEN]: "You are not allowed to do that on this board.",
  [ErrorCode.E_OBJECT_NOT_FOUND]: "Somebody deleted that object, so your change to it is gone too.",
  [ErrorCode.E_LIMIT_EXCEEDED]: "That is more than this board can hold. The change was undone.",
  [ErrorCode.E_FRAME_TOO_LARGE]: "That is too much text for one change. The change was undone.",
  [ErrorCode.E_INVALID_ARGUMENT]: "The server did not accept that value. The change was undone.",
};

/** What a refusal means, for the person. */
export function failureText(failure: Failure): string {
  return TEXTS[failure.code] ?? `The server refused that change (${ErrorCode[failure.code]}). It was undone.`;
}

export function errorText(error: unknown): string {
  return error instanceof RequestFailed ? failureText(error.failure) : "Something went wrong. Try again.";
}
