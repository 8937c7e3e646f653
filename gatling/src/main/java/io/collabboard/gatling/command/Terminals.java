package io.collabboard.gatling.command;

/** Whether a person sits at a stream. Java cannot tell for one of them alone, so the start script does. */
final class Terminals {
    private Terminals() {}

    static boolean standardInput() {
        return Boolean.getBoolean("collabboard.terminal.in");
    }

    static boolean standardError() {
        return Boolean.getBoolean("collabboard.terminal.err");
    }
}
