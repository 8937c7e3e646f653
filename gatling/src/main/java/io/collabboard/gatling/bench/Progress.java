package io.collabboard.gatling.bench;

import io.collabboard.gatling.cell.CellPlan;
import io.collabboard.gatling.cell.Series;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * Tells how far the bench is: on a terminal in one line that is written anew, else in a line for each cell. Cells that
 * failed keep lines of their own.
 */
final class Progress {
    /** Back to the first column, erase the line, and do not wrap what is too long for it. */
    private static final String ANEW = "\r\u001b[2K\u001b[?7l";

    private static final String WRAP = "\u001b[?7h";

    private final PrintWriter out;
    private final boolean terminal;
    private final List<CellPlan> cells;
    private final TimeLeft timeLeft = new TimeLeft();
    private int ended;

    /** @param cells in the order in which they run */
    Progress(PrintWriter out, boolean terminal, List<CellPlan> cells) {
        this.out = out;
        this.terminal = terminal;
        this.cells = cells;
    }

    void begins(CellPlan cell) {
        if (terminal) {
            out.print(ANEW + head(cell) + timeLeft() + WRAP);
        } else {
            out.print(head(cell));
        }
        out.flush();
    }

    void ended(CellPlan cell, CellOutcome outcome, Duration took) {
        String head = head(cell);
        ended++;
        timeLeft.ended(cell, took);
        String line = figures(outcome) + timeLeft();
        out.print(terminal ? ANEW + head + line + WRAP : line + System.lineSeparator());
        if (terminal && !outcome.isGood()) {
            out.println();
        }
        if (outcome instanceof CellOutcome.Failed failed) {
            failed.lastLines().forEach(last -> out.println("         | " + last));
            out.println("         all of it: " + failed.log());
        }
        out.flush();
    }

    /** After the last cell: what comes next begins a line of its own. */
    void finished() {
        if (terminal) {
            out.print(ANEW + WRAP);
            out.flush();
        }
    }

    private String head(CellPlan cell) {
        int width = Integer.toString(cells.size()).length();
        return String.format(Locale.ROOT, "[%" + width + "d/%d] %s ... ", ended + 1, cells.size(), cell.title());
    }

    private static String figures(CellOutcome outcome) {
        if (outcome instanceof CellOutcome.Done done) {
            List<Series> series = done.result().series();
            return (series.isEmpty() ? "no figures" : Texts.summary(series.get(0)))
                    + (done.lost() == 0 ? "" : ", " + done.lost() + " LOST")
                    + (done.doubled() == 0 ? "" : ", " + done.doubled() + " DOUBLED")
                    + (done.idle().isEmpty() ? "" : ", NOTHING COUNTED of " + String.join(", ", done.idle()))
                    + (done.errors() == 0 ? "" : ", " + done.errors() + " ERRORS");
        }
        return "FAILED: " + ((CellOutcome.Failed) outcome).reason();
    }

    private String timeLeft() {
        List<CellPlan> rest = cells.subList(ended, cells.size());
        return rest.isEmpty() ? "" : "  (about " + Texts.duration(timeLeft.of(rest)) + " left)";
    }
}
