package io.collabboard.gateway.http;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.headers.Host;

/**
 * The name under which a client believes to have reached us.
 *
 * @param name lower case; an IPv6 address has its brackets
 * @param port 0 where the client wrote none
 */
record RequestHost(String name, int port) {
    private static final Pattern LOOPBACK_V4 = Pattern.compile("127(\\.\\d{1,3}){3}");

    /** Empty when the request names no host. */
    static Optional<RequestHost> of(HttpRequest request) {
        return request.getHeader(Host.class)
                .filter(header -> !header.host().isEmpty())
                .map(header -> new RequestHost(nameOf(header.host()), header.port()));
    }

    private static String nameOf(org.apache.pekko.http.javadsl.model.Host host) {
        String address = host.address().toLowerCase(Locale.ROOT);
        return host.isIPv6() ? "[" + address + "]" : address;
    }

    boolean isLoopback() {
        return name.equals("localhost")
                || name.equals("[::1]")
                || LOOPBACK_V4.matcher(name).matches();
    }

    /**
     * Whether a page of this origin came from this host. The scheme is not compared: behind a proxy that ends TLS we
     * see plain HTTP where the browser sees HTTPS.
     */
    boolean serves(WebOrigin origin) {
        WebOrigin own = new WebOrigin(origin.scheme(), name, port == 0 ? defaultPort(origin) : port);
        return own.equals(origin);
    }

    private static int defaultPort(WebOrigin origin) {
        return origin.scheme().equals("https") ? 443 : 80;
    }
}
