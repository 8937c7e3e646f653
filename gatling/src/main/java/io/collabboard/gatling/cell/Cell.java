package io.collabboard.gatling.cell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** The cell that this process drives, as the bench told it in two system properties: where the plan is, where the result goes. */
public final class Cell {
    /** System property: the file that holds the {@link CellPlan}. */
    public static final String PLAN = "collabboard.cell.plan";

    /** System property: the file that the {@link CellResult} is to be written to. */
    public static final String RESULT = "collabboard.cell.result";

    private Cell() {}

    /** @throws IllegalStateException where this process was not started for a cell */
    public static CellPlan plan() {
        try {
            return CellFiles.read(file(PLAN), CellPlan.class);
        } catch (IOException e) {
            throw new UncheckedIOException("the plan of the cell cannot be read", e);
        }
    }

    public static void write(CellResult result) {
        try {
            CellFiles.write(file(RESULT), result);
        } catch (IOException e) {
            throw new UncheckedIOException("the result of the cell cannot be written", e);
        }
    }

    private static Path file(String property) {
        String path = System.getProperty(property);
        if (path == null) {
            throw new IllegalStateException(property + " is not set: ./collabboard bench starts simulations");
        }
        return Path.of(path);
    }
}
