package io.collabboard.gateway.http;

import java.util.List;
import java.util.Optional;

/**
 * What the HTTP surface needs to know.
 *
 * @param developmentLogin who may sign in without an identity provider
 * @param publicOrigin scheme, host and port of the address people use, where it differs from what requests say
 * @param allowedOrigins further origins whose pages may post and open sockets
 * @param secureCookies whether browsers send the session cookie over HTTPS only
 */
public record GatewaySettings(
        DevelopmentLogin developmentLogin,
        Optional<WebOrigin> publicOrigin,
        List<WebOrigin> allowedOrigins,
        boolean secureCookies) {
    public GatewaySettings {
        allowedOrigins = List.copyOf(allowedOrigins);
    }

    /** Cookies are secure when the public address is. */
    public static GatewaySettings create(
            DevelopmentLogin developmentLogin, Optional<WebOrigin> publicOrigin, List<WebOrigin> allowedOrigins) {
        boolean https =
                publicOrigin.map(origin -> origin.scheme().equals("https")).orElse(false);
        return new GatewaySettings(developmentLogin, publicOrigin, allowedOrigins, https);
    }
}
