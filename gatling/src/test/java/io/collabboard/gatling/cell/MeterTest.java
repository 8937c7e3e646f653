package io.collabboard.gatling.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeterTest {
    private static final CellPlan PLAN = planFor(new Target(URI.create("http://127.0.0.1:1"), null, null));

    private final Meter meter = new Meter(PLAN);
    private final Track track = meter.track("RoundTrip");

    private static CellPlan planFor(Target target) {
        return new CellPlan("RoundTrip", 1, 1, Load.NONE, target);
    }

    private static long millis(long number) {
        return TimeUnit.MILLISECONDS.toNanos(number);
    }

    private Series series() {
        return meter.result().series().get(0);
    }

    @Test
    void what_begins_before_the_window_opens_does_not_count_even_when_it_ends_within() {
        long early = System.nanoTime();
        meter.open();
        track.record(early, System.nanoTime());
        track.error(early, "E_OVERLOADED");
        meter.close();

        assertThat(series().decoded().getTotalCount()).isZero();
        assertThat(series().errors()).isEmpty();
    }

    @Test
    void what_begins_within_the_window_counts_even_when_it_ends_after_it() {
        meter.open();
        long begun = System.nanoTime();
        meter.close();
        track.record(begun, begun + millis(7));
        track.error(begun, "no_answer");
        long late = System.nanoTime();
        track.record(late, late + millis(9));
        track.error(late, "no_answer");

        Histogram histogram = series().decoded();
        assertThat(histogram.getTotalCount()).isOne();
        assertThat(histogram.getMaxValue()).isBetween(7_000L, 7_010L);
        assertThat(series().errors()).containsExactly(Map.entry("no_answer", 1L));
    }

    @Test
    void the_rate_is_over_the_time_from_the_first_begin_to_the_last_end() {
        meter.open();
        long begun = System.nanoTime();
        track.record(begun, begun + millis(100));
        track.record(begun + 1, begun + millis(500));
        meter.close();

        assertThat(series().seconds()).isEqualTo(0.5);
        assertThat(series().opsPerSecond()).isEqualTo(4);
    }

    @Test
    void what_was_planned_and_neither_done_nor_failed_is_an_error() {
        track.planned(5);
        meter.open();
        long begun = System.nanoTime();
        track.record(begun, begun + millis(1));
        track.error(begun, "E_OVERLOADED");
        meter.close();

        assertThat(series().errors()).containsOnly(Map.entry("E_OVERLOADED", 1L), Map.entry("not_done", 3L));
    }

    @Test
    void a_plan_that_was_kept_is_none() {
        track.planned(1);
        meter.open();
        long begun = System.nanoTime();
        track.record(begun, begun + millis(1));
        meter.close();

        assertThat(series().errors()).isEmpty();
    }

    @Test
    void the_window_may_open_at_a_moment_that_has_passed_and_opens_once() {
        long due = System.nanoTime();
        meter.openAt(due);
        meter.open();
        track.record(due, due + millis(2));
        meter.close();

        assertThat(meter.opened()).isEqualTo(due);
        assertThat(series().decoded().getTotalCount()).isOne();
    }

    @Test
    void rows_keep_the_order_in_which_they_were_made() {
        meter.track("second");
        meter.track("RoundTrip");
        meter.open();
        meter.close();

        assertThat(meter.result().series()).extracting(Series::scenario).containsExactly("RoundTrip", "second");
    }

    @Test
    void a_load_that_never_came_to_its_end_has_no_result() {
        assertThat(meter.isComplete()).isFalse();
        meter.close();
        assertThat(meter.isComplete()).as("closed without having been opened").isFalse();
        meter.open();
        assertThatThrownBy(meter::result)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("RoundTrip 1, run 1");
    }

    @Test
    void sends_that_leave_late_are_a_warning_and_those_in_time_are_not() {
        meter.open();
        meter.sent(System.nanoTime());
        meter.close();
        assertThat(meter.result().warnings()).noneMatch(warning -> warning.startsWith("driver saturated"));

        Meter late = new Meter(PLAN);
        late.open();
        long due = System.nanoTime();
        while (System.nanoTime() - due < millis(20)) {
            Thread.onSpinWait();
        }
        late.sent(due);
        late.close();
        assertThat(late.result().warnings()).anyMatch(warning -> warning.startsWith("driver saturated"));
    }

    @Test
    void what_the_driver_uses_is_seen() {
        meter.open();
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long begun = threads.getCurrentThreadCpuTime();
        while (threads.getCurrentThreadCpuTime() - begun < millis(500)) {
            Thread.onSpinWait();
        }
        meter.close();

        CellResult result = meter.result();
        assertThat(result.driver().cpuSeconds()).isBetween(0.05, 60.0);
        assertThat(result.driver().heapUsedBytes()).isPositive();
        assertThat(result.driver().gcCount()).isNotNegative();
        assertThat(result.server()).as("not ours, no metrics").isNull();
        assertThat(result.database()).isNull();
        assertThat(result.windowSeconds()).isGreaterThan(0.4);
    }

    @Test
    void a_server_whose_metrics_cannot_be_read_is_a_warning() {
        URI nobody = URI.create("http://127.0.0.1:1/metrics");
        long self = ProcessHandle.current().pid();
        Meter blind = new Meter(planFor(new Target(URI.create("http://127.0.0.1:1"), nobody, self)));
        blind.open();
        blind.close();

        CellResult result = blind.result();
        assertThat(result.warnings())
                .filteredOn(warning -> warning.startsWith("the server's metrics could not be read: "))
                .singleElement()
                .asString()
                .contains("ConnectException");
        assertThat(result.server()).isNotNull().satisfies(server -> {
            assertThat(server.rssEndBytes()).as("what the system tells").isPositive();
            assertThat(server.heapUsedBytes()).isNull();
            assertThat(server.gcSeconds()).isNull();
            assertThat(server.gcCount()).isNull();
        });
    }

    @Test
    void a_slow_answer_of_the_metrics_makes_no_look_late() throws Exception {
        HttpServer slow = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        slow.createContext("/", exchange -> {
            LockSupport.parkNanos(millis(400));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        slow.start();
        try {
            URI url = URI.create("http://127.0.0.1:" + slow.getAddress().getPort());
            Meter brief = new Meter(planFor(new Target(url, url, null)));
            brief.open();
            brief.close();
            long begun = System.nanoTime();
            while (System.nanoTime() - begun < millis(1_000)) {
                Thread.onSpinWait();
            }
            assertThat(brief.result().driver().cpuSeconds())
                    .as("what was used after the window")
                    .isLessThan(0.2);
        } finally {
            slow.stop(0);
        }
    }

    @Test
    void looks_that_are_not_as_far_apart_as_the_window_is_long_are_a_warning() {
        assertThat(UsageWatch.deviation("it was", millis(119), millis(100))).isEmpty();
        assertThat(UsageWatch.deviation("it was", millis(81), millis(100))).isEmpty();
        assertThat(UsageWatch.deviation("it was", millis(79), millis(100))).isPresent();
        assertThat(UsageWatch.deviation("it was", millis(450), millis(130)))
                .contains("it was counted over 0.450 s, but the window was 0.130 s long");
    }

    @Test
    void a_result_survives_its_file(@TempDir Path directory) throws Exception {
        meter.open();
        long begun = System.nanoTime();
        track.record(begun, begun + millis(3));
        track.deliveries(new Series.Deliveries(5, 4, 1, 1, 0));
        track.extra("kb_per_join", 1.5);
        meter.close();
        CellResult result = meter.result();
        Path file = directory.resolve("result.json");

        CellFiles.write(file, result);

        assertThat(CellFiles.read(file, CellResult.class)).isEqualTo(result);
    }
}
