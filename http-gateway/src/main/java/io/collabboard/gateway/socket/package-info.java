/**
 * WebSocket (RFC 6455) on the connections of pekko-http: the upgrade, frames in and out, and writing to a socket from any
 * thread. Knows bytes and close codes, no session and no board. Another transport would replace this package.
 */
@NullMarked
package io.collabboard.gateway.socket;

import org.jspecify.annotations.NullMarked;
