package io.collabboard.gatling.command.upload;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The account of faults: the first ones as they were, of the others the number. */
public final class Faults {
    public static final int KEPT = 20;

    private final List<Fault> first = new ArrayList<>();
    private final Map<String, Long> byCode = new TreeMap<>();

    void add(Fault fault) {
        if (first.size() < KEPT) {
            first.add(fault);
        }
        byCode.merge(fault.code(), 1L, Long::sum);
    }

    /** In the order in which they became known. */
    public List<Fault> first() {
        return List.copyOf(first);
    }

    public Map<String, Long> byCode() {
        return Map.copyOf(byCode);
    }

    public long count() {
        return byCode.values().stream().mapToLong(Long::longValue).sum();
    }

    public long badLines() {
        return byCode.getOrDefault(Fault.BAD_LINE, 0L);
    }

    /** Those that were sent and are not on the board for that. */
    public long refused() {
        return count() - badLines();
    }
}
