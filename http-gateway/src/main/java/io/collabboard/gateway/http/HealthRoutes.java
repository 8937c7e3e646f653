package io.collabboard.gateway.http;

import static org.apache.pekko.http.javadsl.server.Directives.complete;
import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.onSuccess;
import static org.apache.pekko.http.javadsl.server.Directives.path;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.server.Route;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code /health}: for load balancers and Kubernetes; needs no session. */
final class HealthRoutes {
    static final Duration READINESS_TIMEOUT = Duration.ofSeconds(2);

    private static final Logger LOG = LoggerFactory.getLogger(HealthRoutes.class);

    private final Readiness readiness;

    HealthRoutes(Readiness readiness) {
        this.readiness = readiness;
    }

    Route route() {
        return concat(
                path("live", () -> Methods.read(() -> complete(live()))),
                path("ready", () -> Methods.read(() -> onSuccess(failingChecks(), f -> complete(ready(f))))));
    }

    private static HttpResponse live() {
        return Json.response(StatusCodes.OK, new HealthBody("live", List.of()));
    }

    private static HttpResponse ready(List<String> failing) {
        return failing.isEmpty()
                ? Json.response(StatusCodes.OK, new HealthBody("ready", failing))
                : Json.response(StatusCodes.SERVICE_UNAVAILABLE, new HealthBody("not_ready", failing));
    }

    private CompletionStage<List<String>> failingChecks() {
        return readiness
                .failingChecks()
                .toCompletableFuture()
                .copy() // the time-out is ours and must not complete the caller's future
                .orTimeout(READINESS_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(e -> {
                    LOG.warn("The readiness checks gave no answer", e);
                    return List.of("readiness");
                });
    }
}
