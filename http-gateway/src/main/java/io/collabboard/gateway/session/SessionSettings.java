package io.collabboard.gateway.session;

import io.collabboard.gateway.wire.ClientLimits;
import java.time.Duration;

/**
 * How sessions behave.
 *
 * @param defaultTimeout of a request that names none
 * @param presenceInterval cursors and drags of one client go on at most this often, latest only
 */
public record SessionSettings(ClientLimits limits, Duration defaultTimeout, Duration presenceInterval) {}
