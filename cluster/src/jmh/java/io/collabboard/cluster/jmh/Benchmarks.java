package io.collabboard.cluster.jmh;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs all benchmarks, or those that the arguments name, and prints each beside its reference as a Markdown table. */
public final class Benchmarks {
    private static final String REFERENCE = "Reference";
    private static final String ALLOCATED = "gc.alloc.rate.norm";
    private static final int FORKS = 3;

    /** The median of the forks. */
    private record Cost(double nanos, double bytes) {}

    private Benchmarks() {}

    /** @param arguments regular expressions for names such as {@code Codec.encode} */
    public static void main(String[] arguments) throws RunnerException {
        OptionsBuilder options = new OptionsBuilder();
        for (String name : arguments.length == 0 ? new String[] {".*"} : arguments) {
            options.include(Benchmarks.class.getPackageName() + "\\." + name);
        }
        options.forks(FORKS)
                .jvmArgs("-XX:+UseSerialGC", "-Xms1g", "-Xmx1g")
                .mode(Mode.AverageTime)
                .timeUnit(TimeUnit.NANOSECONDS)
                .warmupIterations(3)
                .warmupTime(TimeValue.milliseconds(700))
                .measurementIterations(4)
                .measurementTime(TimeValue.milliseconds(500))
                .addProfiler(GCProfiler.class)
                .verbosity(VerboseMode.SILENT);
        print(new Runner(options.build()).run());
    }

    private static void print(Collection<RunResult> results) {
        Map<String, Cost> costs = new TreeMap<>();
        results.forEach(result -> costs.put(name(result), cost(result)));
        System.out.println("| benchmark | time | reference | **ratio** | allocated | by the reference |");
        System.out.println("|---|---:|---:|---:|---:|---:|");
        costs.forEach((name, cost) -> {
            Cost reference = costs.get(name + REFERENCE);
            if (reference != null) {
                System.out.println(String.format(
                        Locale.ROOT,
                        "| `%s` | %s | %s | **%.2f** | %s | %s |",
                        name,
                        time(cost.nanos()),
                        time(reference.nanos()),
                        cost.nanos() / reference.nanos(),
                        size(cost.bytes()),
                        size(reference.bytes())));
            }
        });
    }

    private static String name(RunResult result) {
        String[] parts = result.getParams().getBenchmark().split("\\.", -1);
        return parts[parts.length - 2] + "." + parts[parts.length - 1];
    }

    private static Cost cost(RunResult result) {
        List<BenchmarkResult> forks = List.copyOf(result.getBenchmarkResults());
        return new Cost(
                median(forks.stream()
                        .mapToDouble(fork -> fork.getPrimaryResult().getScore())
                        .sorted()
                        .toArray()),
                median(forks.stream()
                        .mapToDouble(Benchmarks::allocated)
                        .sorted()
                        .toArray()));
    }

    private static double allocated(BenchmarkResult fork) {
        for (String name : fork.getSecondaryResults().keySet()) {
            if (name.endsWith(ALLOCATED)) {
                return fork.getSecondaryResults().get(name).getScore();
            }
        }
        throw new IllegalStateException("the profiler says nothing of allocation");
    }

    private static double median(double[] sorted) {
        return sorted[sorted.length / 2];
    }

    private static String time(double nanos) {
        return nanos < 10_000
                ? String.format(Locale.ROOT, "%.1f ns", nanos)
                : String.format(Locale.ROOT, "%,.1f us", nanos / 1_000);
    }

    private static String size(double bytes) {
        return bytes < 10_240
                ? String.format(Locale.ROOT, "%,.0f B", bytes)
                : String.format(Locale.ROOT, "%,.0f KiB", bytes / 1_024);
    }
}
