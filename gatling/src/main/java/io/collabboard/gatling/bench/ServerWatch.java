package io.collabboard.gatling.bench;

import io.collabboard.gatling.cell.Target;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Whether the bench's own node still runs: without it, each further cell would fail for the same reason, and slowly.
 *
 * @param log all that the node prints
 */
record ServerWatch(Target target, Path log) {
    /** Its process has ended; false of a server that is not ours. */
    boolean isGone() {
        Long pid = target.pid();
        return pid != null && !ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }

    /** For people: that it has ended, and what it said last. */
    List<String> lastWords() {
        return Stream.of(
                        Stream.of("The node has died. The end of its log:"),
                        LastLines.of(log).stream().map(line -> "         | " + line),
                        Stream.of("         all of it: " + log))
                .flatMap(lines -> lines)
                .toList();
    }
}
