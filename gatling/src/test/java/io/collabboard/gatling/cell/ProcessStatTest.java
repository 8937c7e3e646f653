package io.collabboard.gatling.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class ProcessStatTest {
    @Test
    void processor_time_is_counted_from_the_earlier_look_and_new_processes_from_their_begin() {
        ProcessStat earlier = new ProcessStat(Map.of(1L, Duration.ofSeconds(10), 2L, Duration.ofSeconds(5)), 1L);
        ProcessStat now = new ProcessStat(Map.of(1L, Duration.ofSeconds(12), 3L, Duration.ofSeconds(1)), 1L);

        assertThat(now.cpuSecondsSince(earlier)).isEqualTo(3.0);
    }

    @Test
    void a_process_and_its_descendants_are_told_apart() throws Exception {
        Process child = new ProcessBuilder("sh", "-c", "while :; do :; done").start();
        try {
            ProcessStat before = ProcessStat.ofDescendants(ProcessHandle.current());
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(ProcessStat.ofDescendants(ProcessHandle.current())
                                    .cpuSecondsSince(before))
                            .isGreaterThan(0.05));
            assertThat(ProcessStat.of(ProcessHandle.current()).cpu())
                    .containsOnlyKeys(ProcessHandle.current().pid());
            assertThat(before.cpu()).containsKey(child.pid());
        } finally {
            child.destroyForcibly();
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void resident_memory_is_that_of_the_process() {
        Long rss = ProcessStat.of(ProcessHandle.current()).rssBytes();

        assertThat(rss).isBetween(20L << 20, 8L << 30);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void a_machine_in_use_is_seen_as_busy() {
        MachineStat earlier = MachineStat.now().orElseThrow();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> MachineStat.now().orElseThrow().total() > earlier.total() + 10);

        assertThat(MachineStat.now().orElseThrow().busySince(earlier)).isBetween(0.0, 1.0);
        assertThat(new MachineStat(10, 100).busySince(new MachineStat(5, 50))).isEqualTo(0.9);
    }
}
