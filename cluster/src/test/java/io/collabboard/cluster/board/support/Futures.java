package io.collabboard.cluster.board.support;

import io.collabboard.client.RefusedException;
import io.collabboard.proto.wire.v1.Error;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for what has to come. */
public final class Futures {
    private static final int SECONDS = 20;

    private Futures() {}

    /** The value; what the future failed with is thrown as it is. */
    public static <T> T get(CompletableFuture<T> future) {
        try {
            return future.get(SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new AssertionError(e.getCause());
        } catch (TimeoutException e) {
            throw new AssertionError("nothing came within " + SECONDS + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** The error that the request has to be refused with. */
    public static Error refusal(CompletableFuture<?> future) {
        try {
            throw new AssertionError("not refused: " + get(future));
        } catch (RefusedException e) {
            return e.error();
        }
    }
}
