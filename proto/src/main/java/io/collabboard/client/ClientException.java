package io.collabboard.client;

import org.jspecify.annotations.Nullable;

/** Why a request, or a connection, did not come to a good end. The subclasses are all there are. */
public abstract sealed class ClientException extends RuntimeException
        permits DisconnectedException,
                RefusedException,
                RequestCancelledException,
                RequestTimeoutException,
                TooManyRequestsException,
                UnexpectedReplyException {
    private static final long serialVersionUID = 1;

    ClientException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
