package io.collabboard.cluster.chaos;

import io.collabboard.cluster.postgres.EmbeddedPostgres;
import io.collabboard.cluster.settings.DatabaseAccess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The PostgreSQL of all nodes, which none of them started; it can be restarted at the same port and paused. */
final class SharedPostgres implements AutoCloseable {
    private final Path directory;
    private EmbeddedPostgres server;

    SharedPostgres(Path directory) {
        this.directory = directory;
        this.server = EmbeddedPostgres.start(directory, 0);
    }

    DatabaseAccess access() {
        return server.access();
    }

    void restart() {
        int port = java.net
                .URI
                .create(access().jdbcUrl().substring("jdbc:".length()))
                .getPort();
        server.close();
        server = EmbeddedPostgres.start(directory, port);
    }

    /** SIGSTOP for all of it, the first process first, so that no more come. */
    void pause() throws Exception {
        ProcessHandle first = postmaster();
        signal("STOP", List.of(first));
        signal("STOP", first.descendants().toList());
    }

    void resume() throws Exception {
        ProcessHandle first = postmaster();
        signal("CONT", Stream.concat(first.descendants(), Stream.of(first)).toList());
    }

    @Override
    public void close() {
        server.close();
    }

    private ProcessHandle postmaster() throws IOException {
        Path pidFile = directory.resolve("data").resolve("postmaster.pid");
        long pid = Long.parseLong(Files.readAllLines(pidFile).get(0).trim());
        return ProcessHandle.of(pid).orElseThrow();
    }

    private static void signal(String name, List<ProcessHandle> processes) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("kill", "-" + name));
        processes.forEach(process -> command.add(Long.toString(process.pid())));
        new ProcessBuilder(command).inheritIO().start().waitFor();
    }
}
