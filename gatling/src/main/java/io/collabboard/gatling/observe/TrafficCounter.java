package io.collabboard.gatling.observe;

import io.collabboard.gatling.cell.Meter;

/** Counts for all observers, on their thread. */
final class TrafficCounter {
    private final Meter meter;
    private long messages;
    private long frames;
    private long bytes;

    TrafficCounter(Meter meter) {
        this.meter = meter;
    }

    void add(int frameCount, int length, long now) {
        if (meter.counts(now)) {
            messages++;
            frames += frameCount;
            bytes += length;
        }
    }

    Traffic soFar() {
        return new Traffic(messages, frames, bytes);
    }
}
