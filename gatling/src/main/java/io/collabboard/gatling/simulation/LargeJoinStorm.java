package io.collabboard.gatling.simulation;

/** As {@link JoinStorm}, of a board with many objects. */
public final class LargeJoinStorm extends JoinStorm {
    public LargeJoinStorm() {
        super("LargeJoinStorm");
    }
}
