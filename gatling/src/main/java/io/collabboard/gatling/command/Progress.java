package io.collabboard.gatling.command;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;

/** How far a stream of objects is: one line that changes at a terminal, else a new line now and then. */
final class Progress implements LongConsumer {
    private static final long AT_TERMINAL = TimeUnit.MILLISECONDS.toNanos(200);
    private static final long ELSEWHERE = TimeUnit.SECONDS.toNanos(5);

    private final PrintWriter err;
    private final boolean terminal;
    private final long begun = System.nanoTime();
    private long lastShown = begun;
    private boolean shown;

    Progress(PrintWriter err, boolean terminal) {
        this.err = err;
        this.terminal = terminal;
    }

    @Override
    public void accept(long delivered) {
        long now = System.nanoTime();
        if (now - lastShown < (terminal ? AT_TERMINAL : ELSEWHERE)) {
            return;
        }
        lastShown = now;
        shown = true;
        double rate = delivered / ((now - begun) / 1e9);
        String text = String.format(Locale.ROOT, "%d objects, %.0f/s", delivered, rate);
        err.print(terminal ? "\r\u001b[K" + text : text + "\n");
        err.flush();
    }

    /** Takes the changing line away. */
    void end() {
        if (terminal && shown) {
            err.print("\r\u001b[K");
            err.flush();
        }
    }
}
