package io.collabboard.cluster.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where things lie in the directory of one embedded PostgreSQL.
 *
 * @param home absolute and free of symbolic links
 */
record PostgresFiles(Path home) {
    static PostgresFiles in(Path directory) throws IOException {
        Files.createDirectories(directory);
        return new PostgresFiles(directory.toRealPath());
    }

    Path data() {
        return home.resolve("data");
    }

    Path versionFile() {
        return data().resolve("PG_VERSION");
    }

    Path pidFile() {
        return data().resolve("postmaster.pid");
    }

    Path password() {
        return home.resolve("password");
    }

    Path log() {
        return home.resolve("log");
    }

    /** What the server prints before its own log is open, and what stops it from opening it. */
    Path startLog() {
        return log().resolve("start.log");
    }

    Path binaries(String version) {
        return home.resolve("bin-" + version);
    }
}
