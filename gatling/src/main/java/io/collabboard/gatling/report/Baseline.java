package io.collabboard.gatling.report;

import io.collabboard.gatling.report.Grid.Cell;
import io.collabboard.gatling.report.Grid.Line;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A report held against an earlier one. It fails where a chosen figure of any cell is worse by more than the limit, as
 * {@link Judge} says, or where a cell has errors or lost deliveries and had none. Cells of one report only never fail it.
 *
 * @param limit greatest ratio that passes
 * @param comparisons in the order of the report, then of N
 * @param notes why the two may not be comparable, in a sentence each
 */
public record Baseline(double limit, List<Comparison> comparisons, List<String> notes) {
    /** What is compared unless the caller says otherwise. */
    public static final List<String> FIGURES = List.of("p50_ms", "p99_ms", Measure.OPS_PER_SEC);

    private static final List<String> FAULTS = List.of(Measure.ERRORS, Measure.LOST);

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
        List<Comparison> comparisons = new ArrayList<>();
        rows(now, before).forEach((scenario, pair) -> {
            for (int n : pair.columns()) {
                all.forEach(figure -> comparisons.add(pair.compare(scenario, n, figure, judge)));
            }
        });
        return new Baseline(limit, List.copyOf(comparisons), Differences.of(now, before));
    }

    public boolean passed() {
        return failures().isEmpty();
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
        String result = passed()
                ? "PASS: nothing is worse by more than " + limit
                : "FAIL: " + failures().size() + " figures are worse by more than " + limit + ", or are new faults";
        return TextTable.of(new Grid(header, lines))
                + notes.stream().map(note -> "Note: " + note + "\n").collect(Collectors.joining())
                + result + "\n";
    }

    private static Line line(Comparison each) {
        String ratio = each.ratio().isPresent() ? Numbers.text(each.ratio().getAsDouble()) : Cell.MISSING.text();
        return new Line(
                each.scenario() + " " + Numbers.count(each.n()) + " " + each.figure(),
                true,
                Stream.of(
                                text(each, each.before()),
                                text(each, each.now()),
                                ratio,
                                each.verdict().label())
                        .map(Cell::text)
                        .toList());
    }

    private static String text(Comparison each, @Nullable Figure figure) {
        if (figure == null) {
            return Cell.MISSING.text();
        }
        return Measure.counts(each.figure()) ? Numbers.count(Math.round(figure.value())) : Numbers.text(figure.value());
    }

    private static Map<String, Pair> rows(Report now, Report before) {
        Map<String, Pair> rows = new LinkedHashMap<>();
        Stream.concat(now.matrix().rows().stream(), before.matrix().rows().stream())
                .map(MatrixRow::scenario)
                .forEach(scenario -> rows.put(
                        scenario,
                        new Pair(
                                now.matrix().row(scenario).orElse(null),
                                before.matrix().row(scenario).orElse(null))));
        return rows;
    }

    /** A scenario in both reports; null where it is in one only. */
    private record Pair(@Nullable MatrixRow now, @Nullable MatrixRow before) {
        Set<Integer> columns() {
            Set<Integer> columns = new TreeSet<>();
            Stream.of(
                            now == null ? Set.<Integer>of() : now.cells().keySet(),
                            before == null ? Set.<Integer>of() : before.cells().keySet())
                    .forEach(columns::addAll);
            return columns;
        }

        Comparison compare(String scenario, int n, String figure, Judge judge) {
            Figure then = figure(before, figure, n);
            Figure today = figure(now, figure, n);
            Verdict verdict = stopped(then, today, n) ? Verdict.WORSE : judge.of(figure, then, today);
            return new Comparison(scenario, n, figure, then, today, verdict);
        }

        /** A figure may go as nobody measures it any more; it is worse where it went because nothing finishes. */
        private boolean stopped(@Nullable Figure then, @Nullable Figure today, int n) {
            return then != null
                    && today == null
                    && now != null
                    && now.cell(n)
                            .filter(cell -> cell.latencies().getTotalCount() == 0)
                            .isPresent();
        }

        private static @Nullable Figure figure(@Nullable MatrixRow row, String figure, int n) {
            return row == null ? null : row.figure(figure, n).orElse(null);
        }
    }
}
