package io.collabboard.gatling.bench;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** How processes that were started here end. */
final class Processes {
    private static final Duration AFTER_KILL = Duration.ofSeconds(10);

    private Processes() {}

    /** SIGTERM and patience; whatever of it and its descendants is left then is killed. */
    static void stop(Process process, Duration patience) {
        List<ProcessHandle> all = tree(process);
        process.destroy();
        try {
            awaitEnd(all, patience);
        } finally {
            kill(all);
        }
    }

    /** SIGKILL for it and its descendants. */
    static void kill(Process process) {
        kill(tree(process));
    }

    private static void kill(List<ProcessHandle> all) {
        all.forEach(ProcessHandle::destroyForcibly);
        awaitEnd(all, AFTER_KILL);
    }

    private static List<ProcessHandle> tree(Process process) {
        // Descendants of a process that has ended are not found, which is why this is asked before anything is stopped.
        return Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .toList();
    }

    /** An interrupt ends the wait early and is kept for the caller. */
    private static void awaitEnd(List<ProcessHandle> all, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        try {
            while (all.stream().anyMatch(ProcessHandle::isAlive) && System.nanoTime() < deadline) {
                TimeUnit.MILLISECONDS.sleep(20);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
