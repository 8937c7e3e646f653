package io.collabboard.cluster.postgres;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A server that outlived the node that started it. Call only while holding the lock of the data directory. */
final class Orphan {
    private static final Logger log = LoggerFactory.getLogger(Orphan.class);
    private static final long FAST_SECONDS = 15;
    private static final long IMMEDIATE_SECONDS = 5;

    private Orphan() {}

    static void stop(PostgresFiles files) throws IOException, InterruptedException {
        Optional<ProcessHandle> server = PidFile.read(files.pidFile()).flatMap(pid -> pid.serverOf(files.data()));
        if (server.isEmpty()) {
            return;
        }
        log.info(
                "Stopping PostgreSQL process {}, left over from a node that ended abruptly",
                server.get().pid());
        if (!stops(server.get(), "INT", FAST_SECONDS) && !stops(server.get(), "QUIT", IMMEDIATE_SECONDS)) {
            throw new PostgresException("PostgreSQL process " + server.get().pid() + " still uses " + files.data()
                    + " and does not stop; end it by hand");
        }
    }

    private static boolean stops(ProcessHandle server, String signal, long seconds)
            throws IOException, InterruptedException {
        Signals.send(signal, server.pid());
        try {
            server.onExit().get(seconds, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException e) {
            log.warn("PostgreSQL process {} did not stop within {} s of SIG{}", server.pid(), seconds, signal);
            return false;
        } catch (ExecutionException e) {
            throw new IOException("cannot wait for process " + server.pid(), e);
        }
    }
}
