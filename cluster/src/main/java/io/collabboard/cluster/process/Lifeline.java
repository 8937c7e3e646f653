package io.collabboard.cluster.process;

import java.io.IOException;
import java.util.List;

/**
 * Ties this JVM to the process that started it by the standard input, a pipe that ends when that process does, in whatever
 * way. Then this JVM ends too, in order.
 */
public final class Lifeline {
    private static final String PROPERTY = "collabboard.ends-with-input";

    private Lifeline() {}

    /** What a JVM is started with so that {@link #hold} does anything. */
    public static List<String> jvmOptions() {
        return List.of("-D" + PROPERTY + "=true");
    }

    /** Returns at once. */
    public static void hold() {
        if (Boolean.getBoolean(PROPERTY)) {
            Thread watch = new Thread(Lifeline::exitAtEndOfInput, "lifeline");
            watch.setDaemon(true);
            watch.start();
        }
    }

    private static void exitAtEndOfInput() {
        try {
            while (System.in.read() >= 0) {
                // Nothing is said on it.
            }
        } catch (IOException e) {
            System.err.println("collabboard: cannot read the standard input: " + e);
        }
        System.exit(0);
    }
}
