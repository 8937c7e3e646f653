package io.collabboard.gatling.bench;

/** What the bench tells the shell. */
final class ExitCode {
    /** Each cell has run, nothing was lost, nothing failed, and nothing is slower than the baseline allows. */
    static final int GOOD = 0;

    static final int BAD = 1;

    /** Picocli's own for this. */
    static final int WRONG_USAGE = 2;

    static final int NO_SERVER = 3;

    /** As shells count SIGINT. */
    static final int INTERRUPTED = 130;

    private ExitCode() {}
}
