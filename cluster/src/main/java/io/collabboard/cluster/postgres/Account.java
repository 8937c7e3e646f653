package io.collabboard.cluster.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who PostgreSQL runs as, since it refuses to be root. An ordinary user's node runs it as that user. Under root it
 * runs in a user namespace of its own, where it is nobody with root's files and none of root's powers; where
 * namespaces are forbidden it runs as the user who owns the data directory, or as nobody, and is given its files.
 *
 * @param prefix what to put before a command so that it runs as this account
 * @param owner user id to give new files to; that of the JVM's user for none
 */
record Account(List<String> prefix, int owner, boolean handsOver) {
    private static final Logger log = LoggerFactory.getLogger(Account.class);
    private static final int NOBODY = 65_534;

    static Account choose(PostgresFiles files) throws IOException {
        Account self = new Account(List.of(), 0, false);
        if (uidOfNewFiles(files.home()) != 0) {
            return self;
        }
        int dataOwner = Files.exists(files.data()) ? uid(files.data()) : 0;
        List<Account> candidates = dataOwner == 0
                ? List.of(new Account(List.of("unshare", "-U"), 0, false), user(NOBODY))
                : List.of(user(dataOwner));
        for (Account candidate : candidates) {
            candidate.own(files.home());
            if (candidate.canWrite(files.home())) {
                log.debug("PostgreSQL runs through {}", candidate.prefix);
                return candidate;
            }
        }
        throw new PostgresException("PostgreSQL must not run as root, and no other user can write to " + files.home()
                + "; start as an ordinary user, or set COLLABBOARD_DATA_DIR to a directory below /var/lib");
    }

    /** The command, run as this account. */
    List<String> command(List<String> command) {
        return Stream.concat(prefix.stream(), command.stream()).toList();
    }

    /** Gives one file or directory to this account. */
    void own(Path path) throws IOException {
        if (handsOver) {
            Files.setAttribute(path, "unix:uid", owner);
            Files.setAttribute(path, "unix:gid", owner);
        }
    }

    private static Account user(int uid) {
        return new Account(List.of("setpriv", "--reuid=" + uid, "--regid=" + uid, "--clear-groups"), uid, true);
    }

    private boolean canWrite(Path directory) throws IOException {
        List<String> probe = command(List.of("test", "-w", directory.toString(), "-a", "-x", directory.toString()));
        try {
            Process process = new ProcessBuilder(probe)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            log.debug("Cannot run {}", probe, e);
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static int uidOfNewFiles(Path directory) throws IOException {
        Path file = Files.createTempFile(directory, "whoami-", null);
        try {
            return uid(file);
        } finally {
            Files.delete(file);
        }
    }

    private static int uid(Path path) throws IOException {
        return (Integer) Files.getAttribute(path, "unix:uid");
    }
}
