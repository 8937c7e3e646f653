package io.collabboard.gatling.simulation;

/** Everybody starts writing in the same moment, as fast as they are answered, and is sent everybody's changes. */
public final class MassUsers extends SequentialWrites {
    public MassUsers() {
        super("MassUsers");
    }
}
