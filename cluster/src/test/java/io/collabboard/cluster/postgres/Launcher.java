package io.collabboard.cluster.postgres;

import io.collabboard.cluster.settings.DatabaseAccess;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;

/** A JVM of its own that starts a server, writes one row and waits to be killed. */
final class Launcher {
    private Launcher() {}

    /** Returns once the row is committed. */
    static Process start(Path directory) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Launcher.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.equals("written")) {
                return process;
            }
        }
        throw new IOException("the launcher ended early");
    }

    public static void main(String[] arguments) throws Exception {
        EmbeddedPostgres server = EmbeddedPostgres.start(Path.of(arguments[0]), 0);
        DatabaseAccess access = server.access();
        try (Connection connection = DriverManager.getConnection(
                        access.jdbcUrl(), access.user(), access.password().value());
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE written AS SELECT 1 AS row");
            System.out.println("written");
            System.in.read();
        }
    }
}
