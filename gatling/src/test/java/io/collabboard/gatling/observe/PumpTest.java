package io.collabboard.gatling.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.collabboard.client.Requests;
import io.collabboard.gatling.cell.Meter;
import io.collabboard.gatling.cell.Track;
import io.collabboard.proto.Uuids;
import io.collabboard.proto.wire.v1.Frame;
import io.collabboard.proto.wire.v1.Frames;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class PumpTest {
    private static final int WINDOW = 3;

    private final Meter meter = Meters.open();
    private final Track track = meter.track("Pump");
    private final EmbeddedChannel channel = new EmbeddedChannel();
    private final Observer socket = new Observer(channel);
    private final List<Integer> asked = new ArrayList<>();
    private final Pump pump = new Pump(track, WINDOW, number -> {
        asked.add(number);
        return Requests.deleteBoard(Uuids.next());
    });

    @Test
    void eachAnswerIsFollowedByTheNextRequest() throws Exception {
        pump.start(socket);
        List<Integer> open = sent();
        assertThat(open).hasSize(WINDOW).doesNotHaveDuplicates();

        pump.answered(open.get(1), "DONE", System.nanoTime());
        pump.answered(open.get(1), "DONE", System.nanoTime());

        assertThat(sent()).as("an answer counts once").hasSize(1);
        assertThat(track.count()).isEqualTo(1);
        assertThat(asked).containsExactly(0, 1, 2, 1 + WINDOW);
    }

    @Test
    void whenStoppedItEndsWithItsLastAnswer() throws Exception {
        pump.start(socket);
        List<Integer> open = sent();
        CompletableFuture<Void> end = pump.stop(socket);
        channel.runPendingTasks();

        pump.answered(open.get(0), "DONE", System.nanoTime());
        pump.answered(open.get(1), "E_OVERLOADED", System.nanoTime());
        assertThat(end).isNotDone();
        pump.answered(open.get(2), "DONE", System.nanoTime());

        assertThat(end).isDone();
        assertThat(sent()).isEmpty();
        assertThat(track.count()).isEqualTo(2);
    }

    @Test
    void whatIsOpenWhenTheSocketIsLostEndsIt() throws Exception {
        pump.start(socket);
        assertThat(sent()).hasSize(WINDOW);

        pump.gone();

        assertThat(pump.stop(socket))
                .satisfies(end -> channel.runPendingTasks())
                .isDone();
    }

    /** Numbers of the requests that have left since the last call. */
    private List<Integer> sent() throws Exception {
        channel.runPendingTasks();
        List<Integer> numbers = new ArrayList<>();
        for (BinaryWebSocketFrame message = channel.readOutbound(); message != null; message = channel.readOutbound()) {
            byte[] bytes = new byte[message.content().readableBytes()];
            message.content().readBytes(bytes);
            message.release();
            for (Frame frame : Frames.parseFrom(bytes).getFramesList()) {
                numbers.add(RequestIds.numberOf(Uuids.fromBytes(frame.getId()).getLeastSignificantBits()));
            }
        }
        return numbers;
    }
}
