package io.collabboard.gatling.report;

import org.jspecify.annotations.Nullable;

/**
 * Says what a change means. A figure is worse where its ratio exceeds the limit (throughput: falls below 1 / limit) and
 * the spreads are apart, that is, where even the best run now is worse than the worst run before. Beyond the limit with
 * runs that overlap it is unsure: more runs would tell. With one run each, the ratio alone decides.
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
        return Measure.moreIsBetter(subRow) ? ofCosts(inverse(before), inverse(now)) : ofCosts(before, now);
    }

    /** Of what happened seldom before, twice as much means little; where nothing did, once means a lot. */
    private static Verdict ofFaults(Figure before, Figure now) {
        if (before.value() == 0 && now.value() > 0) {
            return Verdict.NEW_FAULT;
        }
        return now.value() > before.value() ? Verdict.UNSURE : Verdict.SAME;
    }

    private Verdict ofCosts(Figure before, Figure now) {
        double ratio = Comparison.ratio(before, now);
        if (ratio > limit) {
            return now.least() > before.greatest() ? Verdict.WORSE : Verdict.UNSURE;
        }
        return ratio < 1 / limit && now.greatest() < before.least() ? Verdict.BETTER : Verdict.SAME;
    }

    /** Seconds for each operation, as it were: the cost that throughput is the inverse of. */
    private static Figure inverse(Figure figure) {
        return new Figure(1 / figure.value(), 1 / figure.greatest(), 1 / figure.least());
    }
}
