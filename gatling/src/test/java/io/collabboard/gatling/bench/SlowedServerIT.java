package io.collabboard.gatling.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.collabboard.gatling.cell.CellResult;
import io.collabboard.gatling.cell.Load;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A server that is slow in one place shows as slow in the rows that go through there, and in no other. */
class SlowedServerIT {
    private static final int DELAY_MS = 300;

    /** The row of the journal comes this much later, whatever the machine does. */
    private static final String SLOW_JOURNAL = """
            CREATE FUNCTION slow() RETURNS trigger LANGUAGE plpgsql AS $$
              BEGIN PERFORM pg_sleep(%f); RETURN NEW; END $$;
            CREATE TRIGGER slow BEFORE INSERT ON event_journal FOR EACH ROW EXECUTE FUNCTION slow();
            """.formatted(DELAY_MS / 1e3);

    @Test
    void a_slow_journal_shows_in_writes_and_their_receipts_and_nowhere_else() throws Exception {
        String port = freePort();
        try (TestBench bench = TestBench.start(Map.of("COLLABBOARD_POSTGRES_PORT", port))) {
            Load writes = Load.NONE.closed(2, 4);
            Load fanOut = Load.NONE.withPeople(1).open(2, 1, 2);
            Load http = Load.NONE.open(0, 1, 2);
            assertThat(least(bench.run("RoundTrip", 1, writes), "RoundTrip")).isLessThan(DELAY_MS);
            assertThat(least(bench.run("FanOut", 2, fanOut), "FanOut receipt")).isLessThan(DELAY_MS);

            slowDown(bench, port);

            assertThat(least(bench.run("RoundTrip", 1, writes), "RoundTrip")).isGreaterThanOrEqualTo(DELAY_MS);
            CellResult receipts = bench.run("FanOut", 2, fanOut);
            assertThat(least(receipts, "FanOut receipt")).isGreaterThanOrEqualTo(DELAY_MS);
            assertThat(least(receipts, "FanOut write")).isGreaterThanOrEqualTo(DELAY_MS);
            CellResult visits = bench.run("Http", 4, http);
            assertThat(least(visits, "Http health")).isLessThan(DELAY_MS);
            assertThat(least(visits, "Http list")).isLessThan(DELAY_MS);
        }
    }

    /** Shortest latency of a row, in milliseconds: noise can only add to it. */
    private static double least(CellResult result, String scenario) {
        return result.series().stream()
                        .filter(series -> series.scenario().equals(scenario))
                        .findFirst()
                        .orElseThrow()
                        .decoded()
                        .getMinNonZeroValue()
                / 1e3;
    }

    private static void slowDown(TestBench bench, String port) throws Exception {
        String password = Files.readString(bench.postgres().resolve("password")).strip();
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:" + port + "/postgres", "collabboard", password);
                Statement statement = connection.createStatement()) {
            statement.execute(SLOW_JOURNAL);
        }
    }

    private static String freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return Integer.toString(socket.getLocalPort());
        }
    }
}
