package io.collabboard.gatling.report;

/** What a figure's change means. */
public enum Verdict {
    /** Better by more than the limit. */
    BETTER("better", false),
    SAME("", false),
    /** Worse by more than the limit, or not there any more as nothing finishes. */
    WORSE("WORSE", true),
    /** Errors, lost or doubled deliveries where there were none. */
    NEW_FAULT("NEW FAULT", true),
    /** More of these than there were before. */
    MORE_FAULTS("MORE FAULTS", true),
    /** The figure or its cell was not there before. */
    ONLY_NOW("only now", false),
    /** The figure or its cell is not there any more. */
    ONLY_BEFORE("only before", false);

    private final String label;
    private final boolean failing;

    Verdict(String label, boolean failing) {
        this.label = label;
        this.failing = failing;
    }

    public String label() {
        return label;
    }

    public boolean failing() {
        return failing;
    }
}
