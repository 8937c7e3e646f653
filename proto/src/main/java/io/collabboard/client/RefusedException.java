package io.collabboard.client;

import io.collabboard.proto.wire.v1.Error;
import io.collabboard.proto.wire.v1.ErrorCode;

/** The server answered ERROR: the request had no effect, unless it is E_TIMEOUT, E_DATABASE or E_INTERNAL. */
public final class RefusedException extends ClientException {
    private static final long serialVersionUID = 1;

    private final Error error;

    RefusedException(Error error) {
        super(error.getCode() + ": " + error.getMessage(), null);
        this.error = error;
    }

    public ErrorCode code() {
        return error.getCode();
    }

    public Error error() {
        return error;
    }
}
