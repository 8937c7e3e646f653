package io.collabboard.cluster.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the data directory at the first start and checks it at later ones. It appears by one rename, so that an
 * interrupted first start leaves nothing behind that a second one could mistake for data.
 */
final class DataDirectory {
    private static final Logger log = LoggerFactory.getLogger(DataDirectory.class);
    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final int PASSWORD_BYTES = 24;
    private static final long INITDB_SECONDS = 120;

    /** Written into postgresql.conf at the first start, where the operator may change them. */
    private static final List<String> TUNABLE = List.of(
            "shared_buffers=128MB",
            "max_connections=60",
            "maintenance_work_mem=64MB",
            "max_wal_size=1GB",
            "wal_compression=on",
            "jit=off");

    private DataDirectory() {}

    static void prepare(PostgresFiles files, PostgresBinaries binaries, Account account)
            throws IOException, InterruptedException {
        if (Files.exists(files.versionFile())) {
            requireMajor(files, binaries);
            return;
        }
        if (Files.exists(files.data())) {
            throw new PostgresException(files.data() + " exists but is not a PostgreSQL data directory; move it away");
        }
        log.info("Creating a database in {}", files.home());
        create(files, binaries, account);
    }

    static String password(PostgresFiles files) throws IOException {
        if (Files.notExists(files.password())) {
            throw new PostgresException(files.password() + " is missing, without it nobody can log in to the data in "
                    + files.data() + "; put it back");
        }
        return Files.readString(files.password()).strip();
    }

    private static void requireMajor(PostgresFiles files, PostgresBinaries binaries) throws IOException {
        String major = Files.readString(files.versionFile()).strip();
        if (!major.equals(binaries.major())) {
            throw new PostgresException("%s was created by PostgreSQL %s, but this build brings PostgreSQL %s; %s"
                    .formatted(
                            files.data(),
                            major,
                            binaries.major(),
                            "use the CollabBoard release that made it, or dump it there and restore it here"));
        }
    }

    private static void create(PostgresFiles files, PostgresBinaries binaries, Account account)
            throws IOException, InterruptedException {
        FileTrees.deleteMatching(files.home(), "creating-*");
        Path workshop = Files.createTempDirectory(files.home(), "creating-");
        Path password = Files.createFile(workshop.resolve("password"), OWNER_ONLY);
        Files.writeString(password, newPassword());
        account.own(workshop);
        account.own(password);
        initdb(binaries, account, workshop, password);
        Files.deleteIfExists(files.password());
        Files.createFile(files.password(), OWNER_ONLY);
        Files.writeString(files.password(), Files.readString(password), StandardOpenOption.SYNC);
        Files.move(workshop.resolve("data"), files.data(), StandardCopyOption.ATOMIC_MOVE);
        FileTrees.sync(files.home());
        FileTrees.delete(workshop);
    }

    private static void initdb(PostgresBinaries binaries, Account account, Path workshop, Path password)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                binaries.program("initdb"),
                "--pgdata=" + workshop.resolve("data"),
                "--username=" + EmbeddedPostgres.USER,
                "--pwfile=" + password,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--no-locale",
                "--data-checksums",
                "--no-instructions"));
        TUNABLE.forEach(line -> command.add("--set=" + line));
        Path output = workshop.resolve("initdb.log");
        ProcessBuilder builder = new ProcessBuilder(account.command(command))
                .directory(workshop.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        ServerProcess.cleanEnvironment(builder);
        Process process = builder.start();
        if (!process.waitFor(INITDB_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new PostgresException("initdb did not end within " + INITDB_SECONDS + " s; see " + output);
        }
        if (process.exitValue() != 0) {
            throw new PostgresException(
                    "initdb failed: " + Files.readString(output).strip());
        }
    }

    private static String newPassword() {
        byte[] bytes = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
