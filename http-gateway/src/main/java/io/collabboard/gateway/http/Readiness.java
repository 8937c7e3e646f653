package io.collabboard.gateway.http;

import java.util.List;
import java.util.concurrent.CompletionStage;

/** Whether this node should get traffic. */
@FunctionalInterface
public interface Readiness {
    /**
     * The names of the checks that fail right now; none means ready. May take its time: an answer later than {@link
     * HealthRoutes#READINESS_TIMEOUT} counts as a failure.
     */
    CompletionStage<List<String>> failingChecks();
}
