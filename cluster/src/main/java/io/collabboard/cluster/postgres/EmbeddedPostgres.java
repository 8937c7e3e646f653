package io.collabboard.cluster.postgres;

import io.collabboard.cluster.settings.DatabaseAccess;
import io.collabboard.cluster.settings.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL server of the node's own, with every acknowledged commit on disk, reachable from this machine only. It
 * ends with the JVM, even one killed with -9. One at a time per directory: the caller holds a lock.
 */
public final class EmbeddedPostgres implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgres.class);
    static final String USER = "collabboard";
    private static final String DATABASE = "postgres";
    private static final Duration START_PATIENCE = Duration.ofMinutes(5);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(30);
    private static final long POLL_MILLIS = 10;

    private final ServerProcess process;
    private final DatabaseAccess access;

    private EmbeddedPostgres(ServerProcess process, DatabaseAccess access) {
        this.process = process;
        this.access = access;
    }

    /**
     * Starts the server and returns when it accepts connections.
     *
     * @param directory made if absent
     * @param port on loopback; 0 for any free one
     * @throws PostgresException with one line for the operator
     */
    public static EmbeddedPostgres start(Path directory, int port) {
        try {
            PostgresFiles files = PostgresFiles.in(directory);
            Account account = Account.choose(files);
            PostgresBinaries binaries = PostgresBinaries.unpackedIn(files);
            Orphan.stop(files);
            DataDirectory.prepare(files, binaries, account);
            String password = DataDirectory.password(files);
            int chosenPort = port == 0 ? freePort() : requireFree(port);
            ServerProcess process = ServerProcess.start(files, binaries, account, chosenPort);
            awaitReady(process, files);
            log.info("PostgreSQL {} runs on 127.0.0.1:{}", binaries.version(), chosenPort);
            String url = "jdbc:postgresql://127.0.0.1:" + chosenPort + "/" + DATABASE;
            return new EmbeddedPostgres(process, new DatabaseAccess(url, USER, new Secret(password)));
        } catch (IOException e) {
            throw new PostgresException("cannot run PostgreSQL in " + directory + ": " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PostgresException("interrupted while starting PostgreSQL", e);
        }
    }

    /** How to connect, as the server's administrator. */
    public DatabaseAccess access() {
        return access;
    }

    /** Hands over the exit code when the server ends, whether by {@link #close} or by itself. */
    public void onExit(IntConsumer listener) {
        process.onExit(listener);
    }

    /** Shuts down and waits for the end. */
    @Override
    public void close() {
        try {
            process.stop(STOP_PATIENCE);
        } catch (IOException e) {
            throw new PostgresException("cannot stop PostgreSQL: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void awaitReady(ServerProcess process, PostgresFiles files)
            throws IOException, InterruptedException {
        long deadline = System.nanoTime() + START_PATIENCE.toNanos();
        while (!isReady(files)) {
            if (!process.isAlive()) {
                throw new PostgresException("PostgreSQL did not start: " + lastWords(files));
            }
            if (System.nanoTime() > deadline) {
                process.stop(STOP_PATIENCE);
                throw new PostgresException(
                        "PostgreSQL was not ready within " + START_PATIENCE.toSeconds() + " s; see " + files.log());
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
    }

    private static boolean isReady(PostgresFiles files) throws IOException {
        return PidFile.read(files.pidFile())
                .filter(PidFile::ready)
                .flatMap(pid -> pid.serverOf(files.data()))
                .isPresent();
    }

    private static String lastWords(PostgresFiles files) throws IOException {
        List<Path> logs = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(files.log(), "*.log")) {
            found.forEach(logs::add);
        }
        logs.sort(Comparator.comparing(log -> log.toFile().lastModified()));
        Collections.reverse(logs);
        for (Path newest : logs) {
            Optional<String> fatal = Files.readAllLines(newest).stream()
                    .filter(line -> line.contains("FATAL:"))
                    .reduce((first, second) -> second);
            if (fatal.isPresent()) {
                return fatal.get() + " (see " + newest + ")";
            }
        }
        return "see " + files.log();
    }

    private static int requireFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new PostgresException("port " + port + " for PostgreSQL (COLLABBOARD_POSTGRES_PORT) is not free", e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
