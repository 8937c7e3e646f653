package io.collabboard.cluster.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a running server tells in {@code postmaster.pid}: the process on line 1, the port on line 4, the status on
 * line 8 (see {@code src/include/utils/pidfile.h} of PostgreSQL).
 */
record PidFile(long pid, boolean ready) {
    static Optional<PidFile> read(Path file) throws IOException {
        try {
            List<String> lines = Files.readAllLines(file);
            boolean ready = lines.size() > 7 && lines.get(7).strip().equals("ready");
            return lines.isEmpty() ? Optional.empty() : Optional.of(new PidFile(pid(lines.get(0)), ready));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** The process, if it lives and is the server of that data directory and not another one with a reused number. */
    Optional<ProcessHandle> serverOf(Path data) {
        return ProcessHandle.of(pid).filter(process -> isServerOf(data, process.info()));
    }

    private static boolean isServerOf(Path data, ProcessHandle.Info info) {
        boolean postgres =
                info.command().map(path -> path.endsWith("/postgres")).orElse(false);
        List<String> arguments = info.arguments().map(List::of).orElse(List.of());
        return postgres && arguments.contains(data.toString());
    }

    private static long pid(String line) throws IOException {
        try {
            return Long.parseLong(line.strip());
        } catch (NumberFormatException e) {
            throw new IOException("postmaster.pid starts with \"" + line + "\" instead of a process id", e);
        }
    }
}
