package io.collabboard.gatling.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why two reports may not be comparable: they come from other machines, or from other loads. */
final class Differences {
    /** Disks and loopbacks vary by themselves; by more than this, in either direction, they are others. */
    static final double TOLERANCE = 1.3;

    private Differences() {}

    static List<String> of(Report now, Report before) {
        List<String> notes = new ArrayList<>();
        Environment today = now.environment();
        Environment then = before.environment();
        addOther(notes, "The processor", then.cpuModel(), today.cpuModel());
        addOther(notes, "The number of cores", then.cores(), today.cores());
        addFar(notes, "The disk's fdatasync p50", then.fdatasyncMicros(), today.fdatasyncMicros());
        addFar(notes, "The loopback round trip p50", then.loopbackMicros(), today.loopbackMicros());
        now.matrix()
                .rows()
                .forEach(row -> row.cells()
                        .forEach((n, cell) -> otherLoad(row, n, cell, before).ifPresent(notes::add)));
        return List.copyOf(notes);
    }

    private static void addOther(List<String> notes, String what, Object then, Object today) {
        if (!then.equals(today)) {
            notes.add(what + " is another: " + today + ", before " + then + ".");
        }
    }

    private static void addFar(List<String> notes, String what, @Nullable Double then, @Nullable Double today) {
        if (then == null || today == null) {
            return;
        }
        if (today > then * TOLERANCE || then > today * TOLERANCE) {
            notes.add(what + " is another: " + Numbers.text(today) + " µs, before " + Numbers.text(then) + " µs.");
        }
    }

    private static Optional<String> otherLoad(MatrixRow row, int n, MatrixCell cell, Report before) {
        return before.matrix()
                .row(row.scenario())
                .flatMap(earlier -> earlier.cell(n))
                .filter(earlier -> !earlier.load().equals(cell.load()))
                .map(earlier -> row.scenario() + " " + n + " ran with another load and is not compared: " + cell.load()
                        + ", before " + earlier.load() + ".");
    }
}
