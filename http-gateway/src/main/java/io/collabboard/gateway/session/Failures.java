package io.collabboard.gateway.session;

import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** Failures of completion stages. */
final class Failures {
    private Failures() {}

    /** What went wrong, without the wrapper that a dependent stage puts around it. */
    static @Nullable Throwable cause(@Nullable Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
