package io.collabboard.cluster.postgres;

import io.collabboard.cluster.process.OwnSession;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The running server, behind a small shell that shares its standard input with this JVM. The input ends when the node
 * closes it or when the JVM dies in whatever way, and then the shell has PostgreSQL shut down. Both are in a session of
 * their own, so that Ctrl-C reaches the JVM alone and PostgreSQL ends last.
 */
final class ServerProcess {
    private static final Logger log = LoggerFactory.getLogger(ServerProcess.class);

    /** SIGINT is PostgreSQL's fast shutdown: roll back, disconnect, checkpoint, end. */
    private static final String KEEPER = """
            trap '' INT HUP TERM
            exec 3<&0
            "$@" 3<&- </dev/null &
            server=$!
            (read -r line <&3; kill -INT $server) 2>/dev/null &
            watch=$!
            exec 3<&-
            wait $server
            code=$?
            kill -KILL $watch 2>/dev/null
            exit $code
            """;

    private final Process keeper;
    private final PostgresFiles files;

    private ServerProcess(Process keeper, PostgresFiles files) {
        this.keeper = keeper;
        this.files = files;
    }

    static ServerProcess start(PostgresFiles files, PostgresBinaries binaries, Account account, int port)
            throws IOException {
        Files.createDirectories(files.log());
        account.own(files.log());
        Files.deleteIfExists(files.startLog());
        List<String> command = new ArrayList<>(List.of("sh", "-c", KEEPER, "collabboard-postgres"));
        command.addAll(account.command(
                List.of(binaries.program("postgres"), "-D", files.data().toString())));
        options(files, port).forEach(option -> command.addAll(List.of("-c", option)));
        ProcessBuilder builder = new ProcessBuilder(OwnSession.of(command))
                .directory(files.home().toFile())
                .redirectErrorStream(true)
                .redirectOutput(files.startLog().toFile());
        cleanEnvironment(builder);
        return new ServerProcess(builder.start(), files);
    }

    /** Keeps the operator's PG variables and locale from reaching PostgreSQL. */
    static void cleanEnvironment(ProcessBuilder builder) {
        builder.environment().keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("LC_"));
        builder.environment().put("LC_ALL", "C");
    }

    boolean isAlive() {
        return keeper.isAlive();
    }

    /** The listener is called on another thread. */
    void onExit(IntConsumer listener) {
        var unused = keeper.onExit().thenAccept(ended -> listener.accept(ended.exitValue()));
    }

    /** Shuts the server down and waits until it has ended. */
    void stop(Duration patience) throws IOException, InterruptedException {
        keeper.getOutputStream().close();
        if (keeper.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            return;
        }
        log.warn(
                "PostgreSQL did not shut down within {} s, ending it at once; it recovers at its next start",
                patience.toSeconds());
        PidFile.read(files.pidFile()).flatMap(pid -> pid.serverOf(files.data())).ifPresent(this::quit);
        keeper.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void quit(ProcessHandle server) {
        try {
            Signals.send("QUIT", server.pid());
        } catch (IOException e) {
            log.error("Cannot signal PostgreSQL process {}", server.pid(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Given on the command line, where they win over postgresql.conf: what acknowledgements and safety rest on. */
    private static List<String> options(PostgresFiles files, int port) {
        return List.of(
                "listen_addresses=127.0.0.1",
                "port=" + port,
                "unix_socket_directories=",
                "fsync=on",
                "synchronous_commit=on",
                "full_page_writes=on",
                "logging_collector=on",
                "log_directory=" + files.log(),
                "log_filename=postgresql-%a.log",
                "log_truncate_on_rotation=on",
                "log_rotation_age=1d",
                "log_rotation_size=0");
    }
}
