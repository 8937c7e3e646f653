package io.collabboard.gatling.report;

import io.collabboard.gatling.report.Grid.Cell;
import io.collabboard.gatling.report.Grid.Line;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A report held against an earlier one. It fails where a chosen figure of any cell is worse by more than the limit, as
 * {@link Judge} says, where a cell has more errors, lost or doubled deliveries than it had, and where no cell could be
 * compared. Cells of one report only never fail it, nor do cells that ran with another load: these are not compared.
 *
 * @param limit greatest ratio that passes
 * @param comparisons in the order of the report, then of N
 * @param notes why the two may not be comparable, in a sentence each
 * @param compared how many cells, a cell being a scenario at one N, have runs with the same load in both
 * @param cells how many there are in either
 */
public record Baseline(double limit, List<Comparison> comparisons, List<String> notes, int compared, int cells) {
    /** What is compared unless the caller says otherwise. */
    public static final List<String> FIGURES = List.of("p50_ms", "p99_ms", Measure.OPS_PER_SEC);

    private static final List<String> FAULTS = List.of(Measure.ERRORS, Measure.LOST, Measure.DOUBLED);

    public static Baseline compare(Report now, Report before, double limit) {
        return compare(now, before, limit, FIGURES);
    }

    /**
     * @param figures names of sub-rows; less of each is better, but for {@code ops_per_sec}
     * @throws IllegalArgumentException where the limit is below 1
     */
    public static Baseline compare(Report now, Report before, double limit, List<String> figures) {
        Judge judge = new Judge(limit);
        List<String> all =
                Stream.concat(figures.stream(), FAULTS.stream()).distinct().toList();
        List<Pair> pairs = pairs(now, before);
        return new Baseline(
                limit,
                pairs.stream()
                        .filter(pair -> !pair.ofOtherLoads())
                        .flatMap(pair -> all.stream().flatMap(figure -> pair.compare(figure, judge).stream()))
                        .toList(),
                Differences.of(now, before),
                Math.toIntExact(pairs.stream().filter(Pair::isCompared).count()),
                pairs.size());
    }

    public boolean passed() {
        return compared > 0 && failures().isEmpty();
    }

    public List<Comparison> failures() {
        return comparisons.stream().filter(each -> each.verdict().failing()).toList();
    }

    /** The table, the notes, and the result in its last line. */
    public String toText() {
        List<Line> lines = comparisons.stream()
                .filter(each -> !(FAULTS.contains(each.figure()) && each.verdict() == Verdict.SAME))
                .map(Baseline::line)
                .toList();
        List<String> header = List.of("scenario, N, figure", "before", "now", "ratio", "verdict");
        return TextTable.of(new Grid(header, lines))
                + notes.stream().map(note -> "Note: " + note + "\n").collect(Collectors.joining())
                + result() + "; " + compared + " of " + cells + " cells compared\n";
    }

    private String result() {
        if (!failures().isEmpty()) {
            return "FAIL: " + failures().size() + " figures are worse by more than " + limit + ", or are more faults";
        }
        return compared > 0
                ? "PASS: nothing is worse by more than " + limit
                : "FAIL: this bench and the baseline have no cell in common that ran with the same load";
    }

    private static Line line(Comparison each) {
        String ratio = each.ratio().isPresent() ? Numbers.text(each.ratio().getAsDouble()) : Cell.MISSING.text();
        return new Line(
                each.scenario() + " " + Numbers.count(each.n()) + " " + each.figure(),
                true,
                Stream.of(text(each, each.before()), text(each, each.now()), ratio, each.remark())
                        .map(Cell::text)
                        .toList());
    }

    private static String text(Comparison each, @Nullable Figure figure) {
        if (figure == null) {
            return Cell.MISSING.text();
        }
        return Measure.counts(each.figure()) ? Numbers.count(Math.round(figure.value())) : Numbers.text(figure.value());
    }

    private static List<Pair> pairs(Report now, Report before) {
        return Stream.of(now, before)
                .flatMap(report -> report.matrix().rows().stream())
                .map(MatrixRow::scenario)
                .distinct()
                .flatMap(scenario -> pairs(
                        scenario,
                        now.matrix().row(scenario).orElse(null),
                        before.matrix().row(scenario).orElse(null)))
                .toList();
    }

    private static Stream<Pair> pairs(String scenario, @Nullable MatrixRow now, @Nullable MatrixRow before) {
        return Stream.concat(columns(now), columns(before))
                .distinct()
                .sorted()
                .map(n -> new Pair(scenario, n, cell(now, n), cell(before, n)));
    }

    private static Stream<Integer> columns(@Nullable MatrixRow row) {
        return row == null ? Stream.empty() : row.cells().keySet().stream();
    }

    private static @Nullable MatrixCell cell(@Nullable MatrixRow row, int n) {
        return row == null ? null : row.cell(n).orElse(null);
    }

    /** A scenario at one N in both reports; null where it is in one only. */
    private record Pair(
            String scenario,
            int n,
            @Nullable MatrixCell now,
            @Nullable MatrixCell before) {
        boolean ofOtherLoads() {
            return now != null && before != null && !now.load().equals(before.load());
        }

        boolean isCompared() {
            return now != null && before != null && !now.hasFailed() && !before.hasFailed() && !ofOtherLoads();
        }

        /** Empty where neither has the figure. */
        Optional<Comparison> compare(String figure, Judge judge) {
            Figure then = figure(before, figure);
            Figure today = figure(now, figure);
            if (then == null && today == null) {
                return Optional.empty();
            }
            Verdict verdict = stopped(figure, then, today) ? Verdict.WORSE : judge.of(figure, then, today);
            return Optional.of(new Comparison(scenario, n, figure, then, today, verdict));
        }

        /** A figure may go as nobody measures it any more; it is worse where it went because nothing finishes. */
        private boolean stopped(String figure, @Nullable Figure then, @Nullable Figure today) {
            return then != null
                    && today == null
                    && now != null
                    && !Measure.counts(figure)
                    && now.latencies().getTotalCount() == 0;
        }

        private static @Nullable Figure figure(@Nullable MatrixCell cell, String figure) {
            return cell == null ? null : cell.figure(figure).orElse(null);
        }
    }
}
