/**
 * The HTTP surface of a node: sign-in, tickets, the upgrade to a socket, health, and the files of the web client. {@link
 * io.collabboard.gateway.http.GatewayRoutes} puts it together. Knows accounts through the interfaces of {@code
 * io.collabboard.gateway.account} and sockets through {@link io.collabboard.gateway.http.SocketEndpoint}; knows nothing
 * of boards. Every answer carries the headers of {@link io.collabboard.gateway.http.SecurityHeaders}, every failure under
 * {@code /api} has the form of {@link io.collabboard.gateway.http.ErrorResponses}.
 */
@NullMarked
package io.collabboard.gateway.http;

import org.jspecify.annotations.NullMarked;
