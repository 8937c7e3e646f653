package io.collabboard.gatling.dsl;

import static org.assertj.core.api.Assertions.assertThat;

import io.collabboard.client.Requests;
import io.collabboard.gatling.cell.CellPlan;
import io.collabboard.gatling.cell.Load;
import io.collabboard.gatling.cell.Meter;
import io.collabboard.gatling.cell.Series;
import io.collabboard.gatling.cell.Target;
import io.collabboard.gatling.cell.Track;
import io.collabboard.proto.FrameEncoder;
import io.collabboard.proto.Uuids;
import io.collabboard.proto.wire.v1.Error;
import io.collabboard.proto.wire.v1.ErrorCode;
import io.collabboard.proto.wire.v1.Frame;
import io.collabboard.proto.wire.v1.Status;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PersonTest {
    private final Meter meter = new Meter(
            new CellPlan("RoundTrip", 1, 1, Load.NONE, new Target(URI.create("http://127.0.0.1:1"), null, null)));
    private final Track track = meter.track("RoundTrip");
    private final Person person = new Person(0, meter);
    private final Frame request = Requests.listBoards(0);

    @BeforeEach
    void open() {
        meter.open();
    }

    private byte[] answer(Frame toRequest, Status status) {
        Frame.Builder answer = Frame.newBuilder()
                .setId(Uuids.nextBytes())
                .setParentId(toRequest.getId())
                .setStatus(status);
        if (status == Status.ERROR) {
            answer.setError(Error.newBuilder().setCode(ErrorCode.E_RATE_LIMITED));
        }
        return FrameEncoder.encode(answer.build());
    }

    private Series series() {
        meter.close();
        return meter.result().series().get(0);
    }

    @Test
    void a_request_is_over_with_its_last_answer_and_counted_once() {
        byte[] unused = person.ask(anyone -> request, track, answer -> {});

        assertThat(person.accept(answer(request, Status.ITEM))).isFalse();
        assertThat(person.accept(answer(Requests.listBoards(0), Status.DONE)))
                .as("somebody else's")
                .isFalse();
        assertThat(person.accept(answer(request, Status.DONE))).isTrue();

        assertThat(person.outcome()).isEqualTo("DONE");
        person.settle();
        assertThat(series().decoded().getTotalCount()).isOne();
        assertThat(series().errors()).isEmpty();
    }

    @Test
    void a_refusal_is_an_error_with_its_code_and_no_latency() {
        byte[] unused = person.ask(anyone -> request, track, answer -> {});

        assertThat(person.accept(answer(request, Status.ERROR))).isTrue();
        person.settle();

        assertThat(person.outcome()).isEqualTo("E_RATE_LIMITED");
        assertThat(series().errors()).isEqualTo(Map.of("E_RATE_LIMITED", 1L));
        assertThat(series().decoded().getTotalCount()).isZero();
    }

    @Test
    void a_request_that_is_never_answered_is_an_error() {
        byte[] unused = person.ask(anyone -> request, track, answer -> {});
        person.settle();

        assertThat(person.outcome()).isEqualTo("no_answer");
        assertThat(series().errors()).isEqualTo(Map.of("no_answer", 1L));
    }

    @Test
    void by_the_clock_a_late_send_began_when_it_was_due() {
        person.startClock(Duration.ofMillis(10), Duration.ZERO);
        assertThat(person.untilNextTick()).isZero();
        long wait = System.nanoTime();
        while (System.nanoTime() - wait < Duration.ofMillis(50).toNanos()) {
            Thread.onSpinWait();
        }
        assertThat(person.untilNextTick()).as("the next one is due already").isZero();

        byte[] unused = person.ask(anyone -> request, track, answer -> {});
        assertThat(person.accept(answer(request, Status.DONE))).isTrue();

        assertThat(series().decoded().getMaxValue()).isGreaterThanOrEqualTo(39_000);
    }

    @Test
    void a_send_before_its_time_begins_when_it_is_sent() {
        person.isDue(System.nanoTime() + Duration.ofSeconds(5).toNanos());

        assertThat(person.begin()).isLessThanOrEqualTo(System.nanoTime());
    }

    @Test
    void what_is_due_counts_for_the_next_step_only() {
        long due = System.nanoTime() - Duration.ofSeconds(1).toNanos();
        person.isDue(due);

        assertThat(person.begin()).isEqualTo(due);
        assertThat(person.begin()).isGreaterThan(due + Duration.ofMillis(900).toNanos());
    }

    @Test
    void each_answer_is_handed_over_and_the_request_took_until_the_last() {
        List<Status> seen = new ArrayList<>();
        byte[] unused = person.ask(anyone -> request, track, answer -> seen.add(answer.getStatus()));

        assertThat(person.accept(answer(request, Status.BULK))).isFalse();
        assertThat(person.took()).as("not over").isZero();
        assertThat(person.accept(answer(request, Status.DONE))).isTrue();

        assertThat(seen).containsExactly(Status.BULK, Status.DONE);
        assertThat(person.took()).isPositive();
        assertThat(person.answerBytes()).isPositive();
    }
}
