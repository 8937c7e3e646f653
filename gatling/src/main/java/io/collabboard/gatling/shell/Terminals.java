package io.collabboard.gatling.shell;

/** Whether a person sits at a stream. Java cannot tell for one of them alone, so the start script does. */
public final class Terminals {
    private Terminals() {}

    public static boolean standardInput() {
        return Boolean.getBoolean("collabboard.terminal.in");
    }

    /** It is a terminal that can erase a line. */
    public static boolean standardOutput() {
        return Boolean.getBoolean("collabboard.terminal.out") && !"dumb".equals(System.getenv("TERM"));
    }

    public static boolean standardError() {
        return Boolean.getBoolean("collabboard.terminal.err");
    }
}
