package io.collabboard.gatling.command;

import io.collabboard.client.DisconnectedException;
import io.collabboard.client.RefusedException;
import io.collabboard.client.RequestTimeoutException;
import io.collabboard.gatling.shell.ExitCodes;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import java.net.http.WebSocketHandshakeException;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** Ends a command with one line for the person and an exit code. */
final class CommandFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int exitCode;

    CommandFailure(int exitCode, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
    }

    static CommandFailure failed(String message) {
        return new CommandFailure(ExitCodes.FAILED, message, null);
    }

    static CommandFailure misused(String message) {
        return new CommandFailure(ExitCodes.MISUSED, message, null);
    }

    static CommandFailure unreachable(String message) {
        return new CommandFailure(ExitCodes.UNREACHABLE, message, null);
    }

    /** What a call to the server failed with. */
    static CommandFailure of(Throwable failure) {
        Throwable cause = cause(failure);
        if (cause instanceof CommandFailure known) {
            return known;
        }
        if (cause instanceof RefusedException) {
            return new CommandFailure(ExitCodes.FAILED, "refused, " + cause.getMessage(), cause);
        }
        boolean unreachable = cause instanceof IOException
                || cause instanceof DisconnectedException
                || cause instanceof RequestTimeoutException;
        return new CommandFailure(unreachable ? ExitCodes.UNREACHABLE : ExitCodes.FAILED, told(cause), cause);
    }

    int exitCode() {
        return exitCode;
    }

    private static Throwable cause(Throwable failure) {
        Throwable cause = failure;
        while ((cause instanceof CompletionException || cause instanceof ExecutionException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    private static String told(Throwable cause) {
        if (cause instanceof WebSocketHandshakeException handshake) {
            return "the server refused the socket: HTTP "
                    + handshake.getResponse().statusCode();
        }
        if (cause instanceof ConnectException || cause instanceof ClosedChannelException) {
            return "the server cannot be reached";
        }
        if (cause instanceof HttpTimeoutException) {
            return "the server does not answer";
        }
        String message = cause.getMessage();
        return message == null ? cause.toString() : message;
    }
}
