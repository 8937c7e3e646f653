package io.collabboard.gateway.session;

import io.collabboard.gateway.wire.ClientLimits;
import java.time.Duration;

/**
 * How sessions behave.
 *
 * @param defaultTimeout of a request that names none
 * @param presenceInterval cursors and drags of one client go on at most this often, latest only
 * @param keepAlive a client that has been silent for so long is sent a ping
 * @param idleTimeout a client that has been silent for so long is closed; the keep-alive is how exactly that is timed
 * @param stallTolerance a socket that has taken nothing for so long is closed
 * @param handoverTimeout how long a new client's answer to a ping is waited for, before its socket is written to directly
 * @param closeTimeout how long the client's answer to a close is waited for
 */
public record SessionSettings(
        ClientLimits limits,
        Duration defaultTimeout,
        Duration presenceInterval,
        Duration keepAlive,
        Duration idleTimeout,
        Duration stallTolerance,
        Duration handoverTimeout,
        Duration closeTimeout) {}
