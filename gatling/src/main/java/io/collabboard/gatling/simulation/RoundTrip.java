package io.collabboard.gatling.simulation;

/** What one durable edit takes, when nobody else is there. */
public final class RoundTrip extends SequentialWrites {
    public RoundTrip() {
        super("RoundTrip");
    }
}
