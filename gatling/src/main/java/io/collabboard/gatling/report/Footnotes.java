package io.collabboard.gatling.report;

import io.collabboard.gatling.cell.CellResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The warnings of all cells, each said once and numbered from 1 as they appear.
 *
 * @param cells by warning: the cells and runs that it is about
 */
record Footnotes(Map<String, List<CellResult>> cells) {
    static Footnotes of(List<CellResult> results) {
        Map<String, List<CellResult>> cells = new LinkedHashMap<>();
        for (CellResult result : results) {
            result.warnings()
                    .forEach(warning -> cells.computeIfAbsent(warning, any -> new ArrayList<>())
                            .add(result));
        }
        return new Footnotes(cells);
    }

    /** Such as {@code [1][3]}; empty where the cell is without warnings. */
    String marks(String simulation, int n) {
        StringBuilder marks = new StringBuilder();
        int number = 0;
        for (List<CellResult> affected : cells.values()) {
            number++;
            if (affected.stream().anyMatch(result -> isOf(result, simulation, n))) {
                marks.append('[').append(number).append(']');
            }
        }
        return marks.toString();
    }

    /** Such as {@code [1] The driver was saturated. (FanOut 500, run 1, 2; RoundTrip 1, run 3)}. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        cells.forEach((warning, affected) ->
                lines.add("[" + (lines.size() + 1) + "] " + warning + " (" + cellsAndRuns(affected) + ")"));
        return lines;
    }

    private static String cellsAndRuns(List<CellResult> affected) {
        Map<String, List<String>> runs = new LinkedHashMap<>();
        affected.forEach(result -> runs.computeIfAbsent(
                        result.plan().simulation() + " "
                                + Numbers.count(result.plan().n()),
                        any -> new ArrayList<>())
                .add(Integer.toString(result.plan().run())));
        return runs.entrySet().stream()
                .map(cell -> cell.getKey() + ", run " + String.join(", ", cell.getValue()))
                .collect(Collectors.joining("; "));
    }

    private static boolean isOf(CellResult result, String simulation, int n) {
        return result.plan().simulation().equals(simulation) && result.plan().n() == n;
    }
}
