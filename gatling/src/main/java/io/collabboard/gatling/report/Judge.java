package io.collabboard.gatling.report;

import org.jspecify.annotations.Nullable;

/**
 * Says what a change means. A figure is worse where its ratio, that of the medians, exceeds the limit (throughput: falls
 * below 1 / limit), and better where it is beyond the limit in the other direction. What counts faults is worse where it
 * has grown at all.
 *
 * @param limit greatest ratio that passes, 1 or more
 */
record Judge(double limit) {
    Judge {
        if (!(limit >= 1)) {
            throw new IllegalArgumentException("a limit is a ratio of 1 or more: " + limit);
        }
    }

    Verdict of(String subRow, @Nullable Figure before, @Nullable Figure now) {
        if (before == null) {
            return Verdict.ONLY_NOW;
        }
        if (now == null) {
            return Verdict.ONLY_BEFORE;
        }
        if (Measure.counts(subRow)) {
            return ofFaults(before, now);
        }
        double ratio = Comparison.ratio(before, now);
        return ofCosts(Measure.moreIsBetter(subRow) ? 1 / ratio : ratio);
    }

    private static Verdict ofFaults(Figure before, Figure now) {
        if (now.value() <= before.value()) {
            return Verdict.SAME;
        }
        return before.value() == 0 ? Verdict.NEW_FAULT : Verdict.MORE_FAULTS;
    }

    private Verdict ofCosts(double ratio) {
        if (ratio > limit) {
            return Verdict.WORSE;
        }
        return ratio < 1 / limit ? Verdict.BETTER : Verdict.SAME;
    }
}
