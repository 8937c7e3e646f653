package io.collabboard.cluster.settings;

/** A value that must not appear in logs: its text form hides it. */
public record Secret(String value) {
    @Override
    public String toString() {
        return "***";
    }
}
