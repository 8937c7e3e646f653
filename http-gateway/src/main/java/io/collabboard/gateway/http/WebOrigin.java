package io.collabboard.gateway.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/**
 * An origin as browsers mean it (RFC 6454).
 *
 * @param scheme {@code http} or {@code https}
 * @param host lower case; an IPv6 address keeps its brackets
 * @param port always a number, the scheme's own where none was written
 */
public record WebOrigin(String scheme, String host, int port) {
    /** The origin of an address like {@code https://board.example/path}; empty when it has none we serve. */
    public static Optional<WebOrigin> parse(String address) {
        try {
            URI uri = new URI(address);
            String scheme = uri.getScheme();
            String host = uri.getHost();
            if (scheme == null || host == null || uri.getRawUserInfo() != null) {
                return Optional.empty();
            }
            return of(scheme.toLowerCase(Locale.ROOT), host.toLowerCase(Locale.ROOT), uri.getPort());
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static Optional<WebOrigin> of(String scheme, String host, int port) {
        return switch (scheme) {
            case "http" -> Optional.of(new WebOrigin(scheme, host, port == -1 ? 80 : port));
            case "https" -> Optional.of(new WebOrigin(scheme, host, port == -1 ? 443 : port));
            default -> Optional.empty();
        };
    }
}
