package io.collabboard.cluster.local;

import java.io.PrintStream;

/** Lines of many, each with the name of who says it in front. Safe from any thread. */
record Output(PrintStream stream) {
    private static final String SELF = "cluster";

    /** A line of the command itself. */
    void say(String line) {
        forward(SELF, line);
    }

    /** A line of somebody else, whole. */
    void forward(String name, String line) {
        stream.println(name + " | " + line);
    }
}
