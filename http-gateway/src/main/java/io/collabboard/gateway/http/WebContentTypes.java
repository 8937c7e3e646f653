package io.collabboard.gateway.http;

import java.util.Locale;
import java.util.Map;
import org.apache.pekko.http.javadsl.model.ContentType;
import org.apache.pekko.http.javadsl.model.ContentTypes;

/** The content type of a web file, by its extension. */
final class WebContentTypes {
    private static final ContentType JAVASCRIPT = ContentTypes.parse("text/javascript; charset=UTF-8");

    private static final Map<String, ContentType> BY_EXTENSION = Map.ofEntries(
            Map.entry("html", ContentTypes.TEXT_HTML_UTF8),
            Map.entry("js", JAVASCRIPT),
            Map.entry("mjs", JAVASCRIPT),
            Map.entry("css", ContentTypes.parse("text/css; charset=UTF-8")),
            Map.entry("json", ContentTypes.APPLICATION_JSON),
            Map.entry("map", ContentTypes.APPLICATION_JSON),
            Map.entry("webmanifest", ContentTypes.parse("application/manifest+json")),
            Map.entry("txt", ContentTypes.TEXT_PLAIN_UTF8),
            Map.entry("svg", ContentTypes.parse("image/svg+xml")),
            Map.entry("png", ContentTypes.parse("image/png")),
            Map.entry("jpg", ContentTypes.parse("image/jpeg")),
            Map.entry("webp", ContentTypes.parse("image/webp")),
            Map.entry("ico", ContentTypes.parse("image/x-icon")),
            Map.entry("woff2", ContentTypes.parse("font/woff2")),
            Map.entry("wasm", ContentTypes.parse("application/wasm")));

    private WebContentTypes() {}

    static ContentType of(String path) {
        String extension = path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return BY_EXTENSION.getOrDefault(extension, ContentTypes.APPLICATION_OCTET_STREAM);
    }
}
