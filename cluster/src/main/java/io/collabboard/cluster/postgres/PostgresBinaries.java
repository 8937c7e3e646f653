package io.collabboard.cluster.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Properties;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tukaani.xz.XZInputStream;

/**
 * The PostgreSQL programs, unpacked once per version from the archive on the class path. The directory appears by one
 * rename, so it is either complete or absent.
 */
record PostgresBinaries(String version, Path directory) {
    private static final Logger log = LoggerFactory.getLogger(PostgresBinaries.class);

    static PostgresBinaries unpackedIn(PostgresFiles files) throws IOException {
        PostgresBinaries binaries = new PostgresBinaries(versionOnClassPath(), files.binaries(versionOnClassPath()));
        if (Files.notExists(binaries.directory)) {
            FileTrees.deleteMatching(files.home(), "unpacking-*");
            log.info("Unpacking PostgreSQL {}", binaries.version);
            Path temporary = Files.createTempDirectory(files.home(), "unpacking-");
            unpack(archiveName(), temporary);
            Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwxr-xr-x"));
            Files.move(temporary, binaries.directory, StandardCopyOption.ATOMIC_MOVE);
        }
        return binaries;
    }

    /** The number that decides whether a data directory can be opened. */
    String major() {
        return version.substring(0, version.indexOf('.'));
    }

    String program(String name) {
        return directory.resolve("bin").resolve(name).toString();
    }

    private static String versionOnClassPath() throws IOException {
        Properties properties = new Properties();
        try (InputStream in = PostgresBinaries.class.getResourceAsStream("/collabboard.properties")) {
            if (in == null) {
                throw new IOException("collabboard.properties is not on the class path");
            }
            properties.load(in);
        }
        return properties.getProperty("postgres.version");
    }

    private static String archiveName() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : "linux";
        String processor = System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
        return "postgres-" + system + "-" + processor + ".txz";
    }

    private static void unpack(String archive, Path target) throws IOException {
        try (InputStream packed = PostgresBinaries.class.getResourceAsStream("/" + archive)) {
            if (packed == null) {
                throw new PostgresException("no PostgreSQL for this system in the build (" + archive
                        + " is missing); set COLLABBOARD_DATABASE_URL to a server of your own");
            }
            try (TarArchiveInputStream tar =
                    new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(packed)))) {
                for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                    unpack(tar, entry, entry.resolveIn(target));
                }
            }
        }
    }

    private static void unpack(InputStream content, TarArchiveEntry entry, Path file) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(content, file);
        boolean executable = (entry.getMode() & 0100) != 0;
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
    }
}
