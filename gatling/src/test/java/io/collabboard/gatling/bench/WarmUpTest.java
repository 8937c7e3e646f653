package io.collabboard.gatling.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.collabboard.gatling.cell.ServerLook;
import io.collabboard.gatling.cell.Subject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class WarmUpTest {
    @Test
    void roundsGoOnUntilTheCompilerRests() {
        WarmUp.Rounds rounds = rounds(look(0, 2.0), look(10, 14.0), look(20, 16.0), look(30, 16.4));

        assertThat(count(rounds)).isEqualTo(3);
        assertThat(rounds.took()).isEqualTo(Duration.ofSeconds(30));
        assertThat(outcome(rounds).rests()).isTrue();
        assertThat(outcome(rounds).text()).isEqualTo("30 s, then 4 % of a core went to its compiler");
    }

    @Test
    void theyEndInTimeAndTheReportSaysThatTheServerIsCold() {
        WarmUp.Rounds rounds = rounds(look(0, 0.0), look(59, 50.0), look(119, 90.0), look(121, 92.0), look(130, 99.0));

        assertThat(count(rounds)).isEqualTo(3);
        assertThat(outcome(rounds).rests()).isFalse();
        assertThat(outcome(rounds).text()).isEqualTo("2 min 1 s; COLD STILL: 100 % of a core went to its compiler");
    }

    @Test
    void aServerThatDoesNotTellIsWarmedUpUntilTimeIsOver() {
        WarmUp.Rounds rounds = rounds(look(0, null), look(100, null), look(140, null), look(150, null));

        assertThat(count(rounds)).isEqualTo(2);
        assertThat(outcome(rounds).text()).contains("2 min 20 s; it does not tell");
    }

    @Test
    void aServerThatWasNotLoadedIsNotWarmHoweverQuietItIs() {
        CellOutcome.Failed failed =
                new CellOutcome.Failed(Cells.plan("FanOut", 200, 1), "no", Path.of("log"), List.of());
        WarmUp.Outcome outcome = new WarmUp.Outcome(Duration.ofSeconds(9), 0.01, List.of(failed));

        assertThat(outcome.rests()).isFalse();
        assertThat(outcome.text()).isEqualTo("9 s; COLD STILL: 1 parts of the warm-up failed");
    }

    @Test
    void nobodyWaitsForACompilerThatDoesNotTellAsLongAsForOneThatDoes() {
        assertThat(WarmUp.limit(Subject.WS, false)).isLessThan(WarmUp.limit(Subject.PEKKO_HTTP, false));
        assertThat(WarmUp.limit(Subject.PEKKO_HTTP, false)).isEqualTo(WarmUp.limit(Subject.NODE, false));
        assertThat(WarmUp.limit(Subject.WS, true)).isEqualTo(WarmUp.limit(Subject.NODE, true));
    }

    private static int count(WarmUp.Rounds rounds) {
        int count = 0;
        while (rounds.isAnotherDue()) {
            rounds.ended();
            count++;
        }
        return count;
    }

    private static WarmUp.Outcome outcome(WarmUp.Rounds rounds) {
        return new WarmUp.Outcome(rounds.took(), rounds.compilerCores(), List.of());
    }

    private static WarmUp.Rounds rounds(ServerLook... looks) {
        Queue<ServerLook> queue = new ArrayDeque<>(List.of(looks));
        return new WarmUp.Rounds(Duration.ofMinutes(2), queue::remove);
    }

    private static ServerLook look(int seconds, Double compiler) {
        return new ServerLook(Duration.ofSeconds(seconds).toNanos(), null, null, null, compiler);
    }
}
