package io.collabboard.cluster.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** The same measured several times: medians, with the least and the greatest. */
final class Runs<R> {
    private final List<R> runs = new ArrayList<>();

    void add(R run) {
        runs.add(run);
    }

    void print(String what, String unit, ToDoubleFunction<R> value) {
        double[] sorted = runs.stream().mapToDouble(value).sorted().toArray();
        System.out.printf(
                Locale.ROOT,
                "  %-46s %10.2f %-6s (%.2f to %.2f)%n",
                what,
                sorted[sorted.length / 2],
                unit,
                sorted[0],
                sorted[sorted.length - 1]);
    }

    void printPercentiles(String what, Function<R, Latencies> latencies) {
        for (int percentile : new int[] {50, 95, 99}) {
            print(what + " p" + percentile, "us", run -> latencies.apply(run).percentile(percentile));
        }
    }
}
