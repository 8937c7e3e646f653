package io.collabboard.gatling.bench;

import io.collabboard.gatling.cell.CellPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.stream.Stream;

/** Where a bench puts its files: {@code cells}, {@code plans}, {@code logs}, {@code gatling}, and the report beside them. */
record OutFolder(Path root) {
    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

    /** As where nothing else is asked for: named by the time, under the current directory. */
    static OutFolder named(LocalDateTime now) {
        return new OutFolder(Path.of("bench-results", NAME.format(now)));
    }

    /** Something is in it already, or it is a file: figures of two benches must not mix. */
    boolean isTaken() throws IOException {
        if (!Files.isDirectory(root)) {
            return Files.exists(root);
        }
        try (Stream<Path> files = Files.list(root)) {
            return files.findAny().isPresent();
        }
    }

    /** The directories of this cell exist then. */
    CellPaths prepare(CellPlan cell) throws IOException {
        String slug = cell.slug();
        return new CellPaths(
                directory("plans").resolve(slug + ".json"),
                directory("cells").resolve(slug + ".json"),
                directory("logs").resolve(slug + ".log"),
                directory("gatling").resolve(slug));
    }

    /** A folder within, with the same structure. */
    OutFolder within(String name) {
        return new OutFolder(root.resolve(name));
    }

    private Path directory(String name) throws IOException {
        return Files.createDirectories(root.resolve(name));
    }
}
