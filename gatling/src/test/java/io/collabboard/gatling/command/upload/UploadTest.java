package io.collabboard.gatling.command.upload;

import static org.assertj.core.api.Assertions.assertThat;

import io.collabboard.client.BoardClient;
import io.collabboard.client.Tickets;
import io.collabboard.gatling.command.lines.LineReader;
import io.collabboard.proto.Uuids;
import io.collabboard.proto.wire.v1.ErrorCode;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
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
            UploadReport report = upload(server, input, delivered -> {});

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

    @Test
    @DisplayName("A join that is refused for now is tried again")
    void joinRefusedForNow() throws Exception {
        byte[] line = LINE.getBytes(StandardCharsets.UTF_8);
        try (FakeServer server = new FakeServer(new CountDownLatch(0), 1, ErrorCode.E_BOARD_FORBIDDEN);
                PipedOutputStream pipe = new PipedOutputStream();
                PipedInputStream input = new PipedInputStream(pipe)) {
            CountDownLatch begun = new CountDownLatch(1);
            CompletableFuture<UploadReport> report =
                    CompletableFuture.supplyAsync(() -> upload(server, input, delivered -> begun.countDown()));
            server.awaitJoins(1);
            assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
            server.goAway(2);
            server.awaitJoins(3);
            pipe.write(line);
            pipe.close();

            assertThat(report.get(20, TimeUnit.SECONDS).stopped()).isNull();
            assertThat(report.get().delivered()).isEqualTo(1);
            assertThat(report.get().reconnects()).isEqualTo(1);
        }
    }

    private static UploadReport upload(FakeServer server, InputStream input, LongConsumer progress) {
        BoardLink link = new BoardLink(
                listener -> BoardClient.connect(server.uri(), Tickets.of("ticket"), listener), Uuids.next());
        UploadSettings settings =
                new UploadSettings(UploadSettings.MAX_WINDOW, false, false, false, Duration.ofSeconds(10), 3);
        try {
            return Upload.run(new LineReader(input), link, settings, progress);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
