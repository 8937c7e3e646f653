package io.collabboard.gatling.report;

import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * One figure of one cell, then and now.
 *
 * @param figure name of the sub-row
 */
public record Comparison(
        String scenario,
        int n,
        String figure,
        @Nullable Figure before,
        @Nullable Figure now,
        Verdict verdict) {
    /** Now for each before: 1 where both are zero, infinite where only the earlier is; empty where one is missing. */
    public OptionalDouble ratio() {
        return before == null || now == null ? OptionalDouble.empty() : OptionalDouble.of(ratio(before, now));
    }

    /** The verdict for people. Runs that overlap do not change it, but tell that more of them would make it surer. */
    String remark() {
        boolean beyond = verdict == Verdict.WORSE || verdict == Verdict.BETTER;
        return verdict.label() + (beyond && runsOverlap() ? ", runs overlap" : "");
    }

    private boolean runsOverlap() {
        return before != null && now != null && now.least() <= before.greatest() && before.least() <= now.greatest();
    }

    static double ratio(Figure before, Figure now) {
        return before.value() == now.value() ? 1 : now.value() / before.value();
    }
}
