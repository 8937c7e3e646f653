package io.collabboard.gateway.http;

/** {@code {"error": {"code": "E_...", "message": "...", "retryable": false}}}. */
record ErrorBody(Detail error) {
    static ErrorBody of(ErrorCode code, String message) {
        return new ErrorBody(new Detail(code.name(), message, code.retryable()));
    }

    record Detail(String code, String message, boolean retryable) {}
}
