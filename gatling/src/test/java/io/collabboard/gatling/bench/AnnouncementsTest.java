package io.collabboard.gatling.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.collabboard.gatling.bench.Announcements.Address;
import java.net.URI;
import org.junit.jupiter.api.Test;

class AnnouncementsTest {
    private final Announcements announcements = new Announcements();

    @Test
    void aServerTellsItsMetricsAndThenThatItIsReady() {
        announcements.read("12:00:00 INFO CollabBoard - metrics at http://127.0.0.1:2/metrics");
        assertThat(announcements.ready()).isEmpty();

        announcements.read("12:00:00 INFO CollabBoard - CollabBoard is ready at http://localhost:1 (0.5 s)");

        assertThat(announcements.ready())
                .containsExactly(
                        new Address(URI.create("http://localhost:1"), URI.create("http://127.0.0.1:2/metrics")));
    }

    @Test
    void nodesOfAClusterAreToldApartAndComeInTheirOrder() {
        announcements.read("node-2 | 12:00:00 INFO CollabBoard - metrics at http://127.0.0.2:2/metrics");
        announcements.read("node-1 | 12:00:00 INFO CollabBoard - metrics at http://127.0.0.1:2/metrics");
        announcements.read("node-2 | 12:00:00 INFO CollabBoard - CollabBoard is ready at http://127.0.0.2:1 (0.5 s)");
        announcements.read("node-1 | 12:00:00 INFO CollabBoard - CollabBoard is ready at http://localhost:1 (0.5 s)");

        assertThat(announcements.ready())
                .containsExactly(
                        new Address(URI.create("http://localhost:1"), URI.create("http://127.0.0.1:2/metrics")),
                        new Address(URI.create("http://127.0.0.2:1"), URI.create("http://127.0.0.2:2/metrics")));
    }
}
