package io.collabboard.gatling.report;

import java.util.Locale;

/** Numbers as people read them: three significant digits or so, and thousands apart. */
final class Numbers {
    private Numbers() {}

    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** {@code 0}, {@code 0.812}, {@code 1.04}, {@code 12.3}, {@code 1,234}. */
    static String text(double value) {
        double size = Math.abs(value);
        if (size == 0 || size >= 99.95) {
            return Double.isInfinite(size) ? "inf" : count(Math.round(value));
        }
        String format = size >= 9.995 ? "%.1f" : size >= 0.9995 ? "%.2f" : "%.3f";
        return String.format(Locale.ROOT, format, value);
    }

    /** To three decimals: microseconds of milliseconds. */
    static double rounded(double value) {
        return Math.round(value * 1_000) / 1_000.0;
    }
}
