package io.collabboard.client;

import io.collabboard.proto.FrameLimits;
import java.time.Duration;

/**
 * Bounds of one client.
 *
 * @param connectTimeout from the call to {@code session:connected}
 * @param requestTimeout of a request that names none itself
 * @param grace how much longer than a request's own {@code timeout_ms} to wait for the server to say so
 * @param maxOpenRequests requests without their answer; the server's own limit counts where it is lower
 * @param maxQueuedBytes frames that wait to be sent
 * @param maxCollectedItems answers to one request that are kept for it where nobody takes them as they come
 * @param limits what is accepted from the server
 */
public record ClientSettings(
        Duration connectTimeout,
        Duration requestTimeout,
        Duration grace,
        int maxOpenRequests,
        int maxQueuedBytes,
        int maxCollectedItems,
        FrameLimits limits) {
    public static final ClientSettings DEFAULT = new ClientSettings(
            Duration.ofSeconds(10),
            Duration.ofSeconds(10),
            Duration.ofSeconds(1),
            128,
            4 * 1024 * 1024,
            4096,
            FrameLimits.FROM_SERVER);

    public ClientSettings withRequestTimeout(Duration timeout, Duration newGrace) {
        return new ClientSettings(
                connectTimeout, timeout, newGrace, maxOpenRequests, maxQueuedBytes, maxCollectedItems, limits);
    }

    public ClientSettings withMaxOpenRequests(int requests) {
        return new ClientSettings(
                connectTimeout, requestTimeout, grace, requests, maxQueuedBytes, maxCollectedItems, limits);
    }

    public ClientSettings withMaxCollectedItems(int items) {
        return new ClientSettings(
                connectTimeout, requestTimeout, grace, maxOpenRequests, maxQueuedBytes, items, limits);
    }

    public ClientSettings withConnectTimeout(Duration timeout) {
        return new ClientSettings(
                timeout, requestTimeout, grace, maxOpenRequests, maxQueuedBytes, maxCollectedItems, limits);
    }
}
