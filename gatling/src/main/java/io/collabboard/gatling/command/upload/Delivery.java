package io.collabboard.gatling.command.upload;

import io.collabboard.proto.wire.v1.Frame;

/** One object on its way. The frame stays the same however often it is sent, so it has one effect (R19). */
final class Delivery {
    private final long line;
    private final Frame frame;
    private long firstSentAt;
    private long dueAt;
    private int sendings;
    private int failures;

    Delivery(long line, Frame frame) {
        this.line = line;
        this.frame = frame;
    }

    long line() {
        return line;
    }

    Frame frame() {
        return frame;
    }

    void onSent(long now) {
        if (sendings++ == 0) {
            firstSentAt = now;
        }
    }

    long nanosUnderWay(long now) {
        return now - firstSentAt;
    }

    /** Counts a failure that may pass; returns how many there are now. */
    int onFailure() {
        return ++failures;
    }

    int failures() {
        return failures;
    }

    void retryAt(long time) {
        dueAt = time;
    }

    long dueAt() {
        return dueAt;
    }
}
