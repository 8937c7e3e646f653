package io.collabboard.gatling.bench;

import java.io.Console;

/** Whether a person watches. */
final class Terminal {
    private Terminal() {}

    /** Output goes to a terminal, which can erase a line. */
    @SuppressWarnings("SystemConsoleNull") // the other case is asked for below
    static boolean isAttached() {
        Console console = System.console();
        if (console == null || "dumb".equals(System.getenv("TERM"))) {
            return false;
        }
        try {
            // From Java 22 on there is a console in any case, and it can tell.
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }
}
