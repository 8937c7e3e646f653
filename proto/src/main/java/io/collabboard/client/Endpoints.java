package io.collabboard.client;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Addresses under a base URI such as {@code http://host:port} or {@code https://host/prefix/}. */
final class Endpoints {
    private Endpoints() {}

    static URI devTicket(URI base) {
        return URI.create(withoutSlash(base) + "/api/dev/ws-ticket");
    }

    static URI socket(URI base, String ticket) {
        String http = withoutSlash(base);
        if (!http.startsWith("http://") && !http.startsWith("https://")) {
            throw new IllegalArgumentException("a base URI starts with http:// or https://, not " + base);
        }
        String query = URLEncoder.encode(ticket, StandardCharsets.UTF_8);
        return URI.create("ws" + http.substring("http".length()) + "/api/ws?ticket=" + query);
    }

    private static String withoutSlash(URI base) {
        String text = base.toString();
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }
}
