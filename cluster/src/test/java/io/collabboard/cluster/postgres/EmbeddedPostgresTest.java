package io.collabboard.cluster.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.collabboard.cluster.StoredRows;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {
    @Test
    @DisplayName("It starts with full durability, for this machine and password holders only, and keeps its data")
    void durableAndPrivate(@TempDir Path directory) throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.start(directory, 0)) {
            assertThat(query(server, "SHOW fsync")).isEqualTo("on");
            assertThat(query(server, "SHOW synchronous_commit")).isEqualTo("on");
            assertThat(query(server, "SHOW full_page_writes")).isEqualTo("on");
            assertThat(query(server, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(query(server, "SHOW server_encoding")).isEqualTo("UTF8");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("password"))))
                    .isEqualTo("rw-------");
            assertThatThrownBy(() -> DriverManager.getConnection(server.access().jdbcUrl(), "collabboard", "guess"))
                    .isInstanceOf(SQLException.class);
            execute(server, "CREATE TABLE kept AS SELECT 'ä€🙂' AS text");
        }
        long begun = System.nanoTime();
        try (EmbeddedPostgres server = EmbeddedPostgres.start(directory, 0)) {
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
            assertThat(query(server, "SELECT text FROM kept")).isEqualTo("ä€🙂");
        }
        assertThat(directory.resolve("data").resolve("postmaster.pid")).doesNotExist();
    }

    @Test
    @DisplayName("It shuts down when the JVM that started it is killed, and its data are there at the next start")
    void killedJvm(@TempDir Path directory) throws Exception {
        Process jvm = Launcher.start(directory);
        ProcessHandle server = serverOf(directory);

        jvm.destroyForcibly().waitFor();

        server.onExit().get(30, TimeUnit.SECONDS);
        try (EmbeddedPostgres restarted = EmbeddedPostgres.start(directory, 0)) {
            assertThat(query(restarted, "SELECT count(*) FROM written")).isEqualTo("1");
        }
    }

    @Test
    @DisplayName("A server orphaned together with its keeper is stopped by the next start")
    void orphan(@TempDir Path directory) throws Exception {
        Process jvm = Launcher.start(directory);
        ProcessHandle server = serverOf(directory);
        ProcessHandle keeper = server.parent().orElseThrow();

        keeper.children().filter(child -> !child.equals(server)).forEach(ProcessHandle::destroyForcibly);
        keeper.destroyForcibly();
        keeper.onExit().get(30, TimeUnit.SECONDS);
        jvm.destroyForcibly().waitFor();
        assertThat(server.isAlive()).isTrue();

        try (EmbeddedPostgres restarted = EmbeddedPostgres.start(directory, 0)) {
            assertThat(server.isAlive()).isFalse();
            assertThat(query(restarted, "SELECT count(*) FROM written")).isEqualTo("1");
        }
    }

    @Test
    @DisplayName("Whoever asked is told when the server ends by itself")
    void endsByItself(@TempDir Path directory) throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.start(directory, 0)) {
            CompletableFuture<Integer> ended = new CompletableFuture<>();
            server.onExit(ended::complete);

            Signals.send("QUIT", serverOf(directory).pid());

            await().until(ended::isDone);
        }
    }

    @Test
    @DisplayName("A data directory of another major version is refused with both numbers")
    void otherMajor(@TempDir Path directory) throws Exception {
        Files.createDirectories(directory.resolve("data"));
        Files.writeString(directory.resolve("data").resolve("PG_VERSION"), "99\n");

        assertThatThrownBy(() -> EmbeddedPostgres.start(directory, 0).close())
                .isInstanceOf(PostgresException.class)
                .hasMessageContaining("was created by PostgreSQL 99, but this build brings PostgreSQL 17");
    }

    @Test
    @DisplayName("A first start that was cut short leaves nothing that stops the second")
    void interruptedFirstStart(@TempDir Path directory) throws Exception {
        Files.createDirectories(directory.resolve("unpacking-1").resolve("bin"));
        Files.createDirectories(directory.resolve("creating-1").resolve("data"));

        EmbeddedPostgres.start(directory, 0).close();

        assertThat(directory).isDirectoryNotContaining("glob:**/{unpacking,creating}-*");
    }

    private static ProcessHandle serverOf(Path directory) throws Exception {
        PostgresFiles files = PostgresFiles.in(directory);
        return PidFile.read(files.pidFile())
                .flatMap(pid -> pid.serverOf(files.data()))
                .orElseThrow();
    }

    private static String query(EmbeddedPostgres server, String sql) throws SQLException {
        return StoredRows.of(server.access(), sql).get(0);
    }

    private static void execute(EmbeddedPostgres server, String sql) throws SQLException {
        try (Connection connection = StoredRows.connect(server.access());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
