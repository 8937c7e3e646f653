package io.collabboard.cluster.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Keeps Ctrl-C from a process: a terminal sends it to everybody in the session, and here one ends after the other. */
public final class OwnSession {
    private OwnSession() {}

    /** The same command in a session of its own, as the same process. */
    public static List<String> of(List<String> command) {
        List<String> whole = new ArrayList<>(
                onPath("setsid") ? List.of("setsid") : List.of("perl", "-MPOSIX", "-e", "POSIX::setsid; exec @ARGV"));
        whole.addAll(command);
        return List.copyOf(whole);
    }

    private static boolean onPath(String program) {
        for (String directory : System.getenv().getOrDefault("PATH", "").split(":", -1)) {
            if (Files.isExecutable(Path.of(directory, program))) {
                return true;
            }
        }
        return false;
    }
}
