package io.collabboard.cluster;

import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.Http;
import org.apache.pekko.http.javadsl.ServerBinding;
import org.apache.pekko.http.javadsl.server.Directives;
import org.apache.pekko.http.javadsl.server.PathMatchers;
import org.apache.pekko.http.javadsl.server.Route;

/** Everything that runs on a node once it is up, in the order of starting; the HTTP port opens last. */
final class NodeServices {
    private NodeServices() {}

    /** Completes when HTTP is served. The binding is closed by the caller's coordinated shutdown. */
    static CompletionStage<ServerBinding> start(NodeContext context) {
        Route route = Directives.path(PathMatchers.segment("health").slash("live"), () -> Directives.complete("OK"));
        return Http.get(context.system())
                .newServerAt(
                        context.settings().http().host(),
                        context.settings().http().port())
                .bind(route);
    }
}
