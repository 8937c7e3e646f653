package io.collabboard.cluster;

import static org.apache.pekko.http.javadsl.server.Directives.complete;
import static org.apache.pekko.http.javadsl.server.Directives.extractUnmatchedPath;

import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.http.javadsl.server.Route;

/**
 * Lets probes through from the start: a node that waits for others is alive, though not ready. Everything else is told to
 * come back until the node is a member; before that it could only be kept waiting.
 */
final class StartGate {
    private static final String PROBES = "/health/";
    private static final String SECONDS = "1";

    private volatile boolean isOpen;

    void open() {
        isOpen = true;
    }

    Route guarding(Route route) {
        return extractUnmatchedPath(path -> isOpen || path.startsWith(PROBES) ? route : complete(notYet()));
    }

    private static HttpResponse notYet() {
        return HttpResponse.create()
                .withStatus(StatusCodes.SERVICE_UNAVAILABLE)
                .addHeader(RawHeader.create("Retry-After", SECONDS))
                .withEntity("CollabBoard is starting: this node is not in its cluster yet\n");
    }
}
