package io.collabboard.cluster.postgres;

import java.io.IOException;

/** Sends the signals that Java has no call for. */
final class Signals {
    private Signals() {}

    /** Sends one signal, by name without SIG. A process that has just ended is no error. */
    static void send(String signal, long pid) throws IOException, InterruptedException {
        new ProcessBuilder("sh", "-c", "kill -$0 $1", signal, Long.toString(pid))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
