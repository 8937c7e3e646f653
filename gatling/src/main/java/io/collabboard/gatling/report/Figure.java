package io.collabboard.gatling.report;

import java.util.List;
import java.util.Optional;

/**
 * One figure of a cell over its runs.
 *
 * @param value median of the runs (of an even number: the mean of the two in the middle), or their sum where it counts
 *     what must not happen
 * @param least of any run
 * @param greatest of any run
 */
public record Figure(double value, double least, double greatest) {
    /** What all runs have together. */
    static Figure of(int number) {
        return new Figure(number, number, number);
    }

    /** Of the runs that have the figure; empty where none has. */
    static Optional<Figure> median(List<Double> runs) {
        double[] sorted = sorted(runs);
        if (sorted.length == 0) {
            return Optional.empty();
        }
        int middle = sorted.length / 2;
        double value = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return Optional.of(new Figure(value, sorted[0], sorted[sorted.length - 1]));
    }

    /** A sum, as a median would hide what happened in one run only. */
    static Optional<Figure> sum(List<Double> runs) {
        double[] sorted = sorted(runs);
        double sum = 0;
        for (double run : sorted) {
            sum += run;
        }
        return sorted.length == 0
                ? Optional.empty()
                : Optional.of(new Figure(sum, sorted[0], sorted[sorted.length - 1]));
    }

    private static double[] sorted(List<Double> runs) {
        return runs.stream()
                .mapToDouble(Double::doubleValue)
                .filter(Double::isFinite)
                .sorted()
                .toArray();
    }
}
