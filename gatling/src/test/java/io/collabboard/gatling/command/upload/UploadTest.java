package io.collabboard.gatling.command.upload;

import static org.assertj.core.api.Assertions.assertThat;

import io.collabboard.client.BoardClient;
import io.collabboard.client.Tickets;
import io.collabboard.gatling.command.lines.LineReader;
import io.collabboard.proto.Uuids;
import io.collabboard.proto.wire.v1.ErrorCode;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class UploadTest {
    private static final String LINE = "{\"kind\":\"star\",\"x\":0,\"y\":0}\n";

    @Test
    @DisplayName("Once the board takes nothing more, every object that was read is delivered, refused or open")
    void endOfBoard() throws Exception {
        int lines = 300;
        int taken = 5;
        CountDownLatch allRead = new CountDownLatch(1);
        InputStream input = new ByteArrayInputStream(LINE.repeat(lines).getBytes(StandardCharsets.UTF_8)) {
            @Override
            public synchronized int read(byte[] buffer, int from, int length) {
                int count = super.read(buffer, from, length);
                if (count < 0) {
                    allRead.countDown();
                }
                return count;
            }
        };
        try (FakeServer server = new FakeServer(allRead, taken, ErrorCode.E_BOARD_FORBIDDEN)) {
            UploadReport report = upload(server, input);

            assertThat(report.stopped()).isEqualTo("nothing more is accepted: E_BOARD_FORBIDDEN");
            assertThat(report.delivered()).isEqualTo(taken);
            assertThat(report.faults().byCode()).containsOnlyKeys("E_BOARD_FORBIDDEN");
            assertThat(report.faults().refused())
                    .as("as many as could be sent before the first refusal came")
                    .isBetween(1L, lines - taken - 1L);
            assertThat(report.delivered() + report.faults().refused() + report.open())
                    .isEqualTo(lines);
        }
    }

    private static UploadReport upload(FakeServer server, InputStream input) throws InterruptedException {
        BoardLink link = new BoardLink(
                listener -> BoardClient.connect(server.uri(), Tickets.of("ticket"), listener), Uuids.next());
        UploadSettings settings =
                new UploadSettings(UploadSettings.MAX_WINDOW, false, false, false, Duration.ofSeconds(10), 1);
        return Upload.run(new LineReader(input), link, settings, delivered -> {});
    }
}
