package io.collabboard.gatling.shell;

/** How the tools end; each subcommand's help says so too. */
public final class ExitCodes {
    public static final int DONE = 0;
    /** Refused, lost, or not what was asked for. Of the bench: a cell failed, or is worse than the baseline allows. */
    public static final int FAILED = 1;
    /** The command line makes no sense. */
    public static final int MISUSED = 2;
    /** The server cannot be reached, does not answer, or gives no ticket. */
    public static final int UNREACHABLE = 3;
    /** By Ctrl-C, as shells count SIGINT. */
    public static final int INTERRUPTED = 130;

    /** For the footer of a help text. */
    public static final String HELP =
            "%nExit codes: 0 done, 1 failed or refused, 2 wrong usage, 3 server not reachable or no ticket, 130 Ctrl-C.";

    private ExitCodes() {}
}
