package io.collabboard.gateway.http;

import static org.apache.pekko.http.javadsl.server.Directives.complete;
import static org.apache.pekko.http.javadsl.server.Directives.extractRequest;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.server.Route;

/** Keeps pages of other sites from acting through a visitor's browser. */
final class AccessGuard {
    private final GatewaySettings settings;

    AccessGuard(GatewaySettings settings) {
        this.settings = settings;
    }

    /** Lets a request pass when its page, if a page sent it, is one of ours. */
    Route trustedOrigin(Supplier<Route> inner) {
        return extractRequest(request -> isTrustedOrigin(request)
                ? inner.get()
                : complete(ErrorResponses.of(
                        request, ErrorCode.E_ORIGIN_FORBIDDEN, "pages of this origin may not do that")));
    }

    /** Lets a request pass when the server may answer under the host it names; see {@link DevelopmentLogin#LOOPBACK}. */
    Route trustedHost(Supplier<Route> inner) {
        return extractRequest(request -> isTrustedHost(request)
                ? inner.get()
                : complete(ErrorResponses.of(
                        request,
                        ErrorCode.E_HOST_FORBIDDEN,
                        "with the development login this server answers as localhost or under its public URL only")));
    }

    private boolean isTrustedOrigin(HttpRequest request) {
        List<String> origins = StreamSupport.stream(request.getHeaders().spliterator(), false)
                .filter(header -> header.is("origin"))
                .map(HttpHeader::value)
                .toList();
        return switch (origins.size()) {
            case 0 -> true; // not a browser: those send it with every POST and every socket
            case 1 ->
                WebOrigin.parse(origins.get(0))
                        .map(origin -> isTrusted(origin, request))
                        .orElse(false);
            default -> false;
        };
    }

    private boolean isTrusted(WebOrigin origin, HttpRequest request) {
        return settings.allowedOrigins().contains(origin)
                || settings.publicOrigin().equals(Optional.of(origin))
                || RequestHost.of(request).map(host -> host.serves(origin)).orElse(false);
    }

    private boolean isTrustedHost(HttpRequest request) {
        return settings.developmentLogin() != DevelopmentLogin.LOOPBACK
                || RequestHost.of(request)
                        .map(host -> host.isLoopback() || isPublic(host))
                        .orElse(false);
    }

    private boolean isPublic(RequestHost host) {
        return settings.publicOrigin()
                .map(origin -> origin.host().equals(host.name()))
                .orElse(false);
    }
}
