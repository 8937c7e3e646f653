package io.collabboard.gatling.simulation;

/** Many people at once, each of whom waits for the answer before the next move. */
public final class Throughput extends ClosedLoop {
    public Throughput() {
        super("Throughput");
    }
}
