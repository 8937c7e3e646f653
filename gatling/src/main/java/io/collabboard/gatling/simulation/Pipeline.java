package io.collabboard.gatling.simulation;

/** One client that keeps its connection full of moves. */
public final class Pipeline extends ClosedLoop {
    public Pipeline() {
        super("Pipeline");
    }
}
