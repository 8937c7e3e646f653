package io.collabboard.gatling.bench;

import io.collabboard.gatling.cell.CellPlan;
import io.collabboard.gatling.cell.Load;
import io.collabboard.gatling.cell.ServerLook;
import io.collabboard.gatling.cell.Subject;
import io.collabboard.gatling.cell.Target;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a fresh server does before the cells: rounds of what many see and of what many write, until its compiler rests, as half
 * of the processor time of a young server is the compiler's. What the rounds measure is thrown away.
 */
final class WarmUp {
    /** A compiler that takes less than this share of a core rests. */
    static final double RESTING_CORES = 0.05;

    private static final String FOLDER = "warm-up";

    private final CellRunner runner;
    private final OutFolder folder;
    private final boolean quick;

    /**
     * How it went.
     *
     * @param compilerCores that the compiler took in the last round; null where the server does not tell
     * @param failed cells of it, whose files are left
     */
    record Outcome(Duration took, @Nullable Double compilerCores, List<CellOutcome.Failed> failed) {
        boolean rests() {
            return failed.isEmpty() && compilerCores != null && compilerCores < RESTING_CORES;
        }

        /** For the report: {@code 62 s, then 3 % of a core went to its compiler}. */
        String text() {
            if (!failed.isEmpty()) {
                return Texts.duration(took) + "; COLD STILL: " + failed.size() + " parts of the warm-up failed";
            }
            if (compilerCores == null) {
                return Texts.duration(took) + "; it does not tell how much its compiler still does";
            }
            return String.format(
                    Locale.ROOT,
                    rests()
                            ? "%s, then %.0f %% of a core went to its compiler"
                            : "%s; COLD STILL: %.0f %% of a core went to its compiler",
                    Texts.duration(took),
                    compilerCores * 100);
        }
    }

    /** @param quick whether there is time for a round or two only */
    WarmUp(CellRunner runner, OutFolder folder, boolean quick) {
        this.runner = runner;
        this.folder = folder.within(FOLDER);
        this.quick = quick;
    }

    /** After which no further round begins. V8 does not tell of its compiler, which is done sooner than that of a JVM. */
    static Duration limit(Subject server, boolean quick) {
        return Duration.ofSeconds(quick ? 15 : server == Subject.WS ? 30 : 120);
    }

    private List<CellPlan> round(int number, Target target) {
        return List.of(
                new CellPlan("FanOut", 200, number, Load.NONE.withPeople(5).open(40, 0, quick ? 6 : 12), target),
                new CellPlan("Throughput", 25, number, Load.NONE.inFlight(4, 0, quick ? 4 : 8), target));
    }

    Outcome run(Subject server, Target target) throws IOException, InterruptedException {
        OutFolder own = folder.within(server.label());
        List<CellOutcome.Failed> failed = new ArrayList<>();
        Rounds rounds = new Rounds(limit(server, quick), () -> ServerLook.at(target));
        for (int number = 1; rounds.isAnotherDue(); number++) {
            for (CellPlan plan : round(number, target)) {
                if (runner.run(plan, own) instanceof CellOutcome.Failed failure) {
                    failed.add(failure);
                }
            }
            rounds.ended();
        }
        if (failed.isEmpty()) {
            Directories.delete(own.root());
        }
        return new Outcome(rounds.took(), rounds.compilerCores(), failed);
    }

    /** How many rounds there are: until the compiler rests or time is over, one at least. */
    static final class Rounds {
        private final Duration limit;
        private final Supplier<ServerLook> look;
        private final ServerLook first;
        private ServerLook last;
        private boolean begun;
        private @Nullable Double compilerCores;

        Rounds(Duration limit, Supplier<ServerLook> look) {
            this.limit = limit;
            this.look = look;
            this.first = look.get();
            this.last = first;
        }

        boolean isAnotherDue() {
            boolean rests = compilerCores != null && compilerCores < RESTING_CORES;
            return !begun || (!rests && took().compareTo(limit) < 0);
        }

        void ended() {
            ServerLook now = look.get();
            OptionalDouble cores = last.compilerCoresUntil(now);
            compilerCores = cores.isPresent() ? cores.getAsDouble() : null;
            last = now;
            begun = true;
        }

        Duration took() {
            return Duration.ofNanos(last.at() - first.at());
        }

        @Nullable
        Double compilerCores() {
            return compilerCores;
        }
    }
}
