package io.collabboard.gateway.http;

import static org.apache.pekko.http.javadsl.server.Directives.complete;
import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.conditional;
import static org.apache.pekko.http.javadsl.server.Directives.extractRequest;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.Directives.pathPrefix;
import static org.apache.pekko.http.javadsl.server.Directives.pathSingleSlash;
import static org.apache.pekko.http.javadsl.server.Directives.reject;
import static org.apache.pekko.http.javadsl.server.Directives.respondWithHeaders;
import static org.apache.pekko.http.javadsl.server.PathMatchers.remaining;

import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.AcceptEncoding;
import org.apache.pekko.http.javadsl.model.headers.EntityTag;
import org.apache.pekko.http.javadsl.model.headers.HttpEncodings;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.http.javadsl.server.Route;
import org.apache.pekko.util.ByteString;

/**
 * The web client. One page serves {@code /} and every board; it is asked for anew each time, so that a new release
 * arrives at once. What lies in {@code assets} has its content's hash in its name, so browsers may keep it forever.
 */
final class WebRoutes {
    private static final String IMMUTABLE = "public, max-age=31536000, immutable";
    private static final String REVALIDATE = "no-cache";

    private final WebFiles files;

    WebRoutes(WebFiles files) {
        this.files = files;
    }

    Route route() {
        return concat(
                pathSingleSlash(this::index),
                pathPrefix("b", () -> path(remaining(), board -> board.isEmpty() ? reject() : index())),
                path(remaining(), this::file));
    }

    private Route index() {
        return file(WebFiles.INDEX);
    }

    private Route file(String path) {
        return files.find(path)
                .map(asset -> Methods.read(() -> serve(asset, path.startsWith("assets/") ? IMMUTABLE : REVALIDATE)))
                .orElseGet(() -> reject());
    }

    private static Route serve(WebAsset asset, String cacheControl) {
        return extractRequest(request -> {
            Optional<ByteString> gzipped = asset.gzipped().filter(bytes -> acceptsGzip(request));
            EntityTag tag = EntityTag.create(asset.hash() + (gzipped.isPresent() ? "-gzip" : ""), false);
            return respondWithHeaders(
                    headers(asset, cacheControl), () -> conditional(tag, () -> complete(content(asset, gzipped))));
        });
    }

    private static List<HttpHeader> headers(WebAsset asset, String cacheControl) {
        HttpHeader cache = RawHeader.create("Cache-Control", cacheControl);
        return asset.gzipped().isPresent()
                ? List.of(cache, RawHeader.create("Vary", "Accept-Encoding"))
                : List.of(cache);
    }

    private static HttpResponse content(WebAsset asset, Optional<ByteString> gzipped) {
        return gzipped.map(bytes -> HttpResponse.create()
                        .addHeader(RawHeader.create("Content-Encoding", "gzip"))
                        .withEntity(asset.type(), bytes))
                .orElseGet(() -> HttpResponse.create().withEntity(asset.type(), asset.plain()));
    }

    private static boolean acceptsGzip(HttpRequest request) {
        return request.getHeader(AcceptEncoding.class)
                .map(header -> StreamSupport.stream(header.getEncodings().spliterator(), false)
                        .anyMatch(range -> range.qValue() > 0 && range.matches(HttpEncodings.GZIP)))
                .orElse(false);
    }
}
