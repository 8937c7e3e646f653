package io.collabboard.cluster.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Where and for whom HTTP is served.
 *
 * @param port 0 for any free one
 * @param publicUrl scheme, host and port only, when the operator named one
 * @param allowedOrigins further origins, beside the server's own, whose pages may open sockets
 */
public record HttpSettings(String host, int port, Optional<URI> publicUrl, List<String> allowedOrigins) {
    private static final String ORIGIN_FORM = "http:// or https:// with a host and at most a port";

    static HttpSettings of(Values values) {
        return new HttpSettings(
                values.host(Setting.HTTP_HOST),
                values.port(Setting.HTTP_PORT),
                values.text(Setting.PUBLIC_URL).map(url -> origin(Setting.PUBLIC_URL, url)),
                values.list(Setting.ALLOWED_ORIGINS).stream()
                        .map(origin -> origin(Setting.ALLOWED_ORIGINS, origin).toString())
                        .toList());
    }

    /** The address to show to people, once the port is known. */
    public URI url(int boundPort) {
        // Not 127.0.0.2: another server may be localhost.
        boolean local = List.of("127.0.0.1", "::1", "[::1]", "0.0.0.0", "::").contains(host);
        return publicUrl.orElseGet(
                () -> URI.create("http://" + (local ? "localhost" : Hosts.inUrl(host)) + ":" + boundPort));
    }

    /** True while nobody but this machine's users can reach the server, as far as the settings tell. */
    public boolean isLocalOnly() {
        return Hosts.isLoopback(host)
                && publicUrl.map(url -> Hosts.isLoopback(url.getHost())).orElse(true);
    }

    private static URI origin(Setting setting, String text) {
        try {
            URI url = new URI(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
            String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
            boolean bare = url.getRawPath() != null
                    && url.getRawPath().isEmpty()
                    && url.getRawQuery() == null
                    && url.getRawFragment() == null
                    && url.getRawUserInfo() == null;
            if (url.getHost() == null || !bare || !(scheme.equals("http") || scheme.equals("https"))) {
                throw SettingsException.of(setting, "has \"" + text + "\"", ORIGIN_FORM);
            }
            String port = url.getPort() < 0 ? "" : ":" + url.getPort();
            return URI.create(scheme + "://" + url.getHost().toLowerCase(Locale.ROOT) + port);
        } catch (URISyntaxException e) {
            throw SettingsException.of(setting, "has \"" + text + "\"", ORIGIN_FORM, e);
        }
    }
}
