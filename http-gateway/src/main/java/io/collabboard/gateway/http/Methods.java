package io.collabboard.gateway.http;

import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.get;
import static org.apache.pekko.http.javadsl.server.Directives.head;

import java.util.function.Supplier;
import org.apache.pekko.http.javadsl.server.Route;

/** Groups of HTTP methods. */
final class Methods {
    private Methods() {}

    /** GET and HEAD; the server leaves the body of an answer to HEAD away by itself. */
    static Route read(Supplier<Route> inner) {
        return concat(get(inner), head(inner));
    }
}
