package io.collabboard.gatling.command;

/** How the tools end; each subcommand's help says so too. */
final class ExitCodes {
    static final int DONE = 0;
    /** Refused, lost, or not what was asked for. */
    static final int FAILED = 1;
    /** The command line makes no sense. */
    static final int MISUSED = 2;
    /** The server cannot be reached, does not answer, or gives no ticket. */
    static final int UNREACHABLE = 3;

    /** For the footer of a help text. */
    static final String HELP =
            "%nExit codes: 0 done, 1 failed or refused, 2 wrong usage, 3 server not reachable or no ticket, 130 Ctrl-C.";

    private ExitCodes() {}
}
