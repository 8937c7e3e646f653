package io.collabboard.cluster;

import static org.apache.pekko.http.javadsl.server.Directives.complete;
import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.get;
import static org.apache.pekko.http.javadsl.server.Directives.path;

import io.collabboard.cluster.metrics.Metrics;
import io.collabboard.cluster.settings.ManagementSettings;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.http.javadsl.Http;
import org.apache.pekko.http.javadsl.ServerBinding;
import org.apache.pekko.http.javadsl.model.ContentType;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.server.Route;

/**
 * What operators and other nodes see of a node, on a port of its own that the public does not reach: {@code GET /metrics},
 * and where nodes look for each other {@code GET /bootstrap/seed-nodes}. It asks nobody who they are.
 */
record ManagementServer(ActorSystem<Void> system, Metrics metrics, Optional<Route> bootstrap) {
    static final String METRICS = "metrics";

    private static final ContentType PROMETHEUS_TEXT = ContentTypes.parse("text/plain; version=0.0.4; charset=utf-8");
    private static final int ANY_PORT = 0;

    /** Completes when it serves. The binding is closed by the caller's coordinated shutdown. */
    CompletionStage<ServerBinding> start(ManagementSettings settings) {
        if (settings.port().isPresent()) {
            return bind(settings, settings.port().getAsInt());
        }
        // Another node on this machine having the usual port is no reason not to start.
        if (!Listener.management(settings, ManagementSettings.USUAL_PORT).isFree()) {
            return bind(settings, ANY_PORT);
        }
        return bind(settings, ManagementSettings.USUAL_PORT)
                .exceptionallyCompose(takenMeanwhile -> bind(settings, ANY_PORT));
    }

    private CompletionStage<ServerBinding> bind(ManagementSettings settings, int port) {
        return Http.get(system).newServerAt(settings.host(), port).bind(route());
    }

    private Route route() {
        Route figures = path(METRICS, () -> get(() -> complete(figures())));
        return bootstrap.map(route -> concat(figures, route)).orElse(figures);
    }

    private HttpResponse figures() {
        byte[] text = metrics.scrape().getBytes(StandardCharsets.UTF_8);
        return HttpResponse.create().withEntity(HttpEntities.create(PROMETHEUS_TEXT, text));
    }
}
