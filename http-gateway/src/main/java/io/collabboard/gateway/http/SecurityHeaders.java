package io.collabboard.gateway.http;

import java.util.List;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;

/** What every answer tells the browser not to do. */
final class SecurityHeaders {
    /**
     * Everything comes from our own origin, no code or style from within a page. {@code connect-src 'self'} covers the
     * socket as well: Content Security Policy 3 matches ws and wss of the same host and port.
     */
    static final String CONTENT_SECURITY_POLICY = String.join(
            "; ",
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self' data: blob:",
            "font-src 'self'",
            "connect-src 'self'",
            "worker-src 'self'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'");

    private static final List<HttpHeader> HEADERS = List.of(
            RawHeader.create("Content-Security-Policy", CONTENT_SECURITY_POLICY),
            RawHeader.create("X-Content-Type-Options", "nosniff"),
            RawHeader.create("Referrer-Policy", "same-origin"),
            RawHeader.create("Cross-Origin-Opener-Policy", "same-origin"));

    private SecurityHeaders() {}

    static HttpResponse addTo(HttpResponse response) {
        return response.addHeaders(HEADERS);
    }
}
