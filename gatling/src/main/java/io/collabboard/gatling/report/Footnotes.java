package io.collabboard.gatling.report;

import io.collabboard.gatling.cell.CellPlan;
import io.collabboard.gatling.cell.CellResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Why runs failed, and the warnings of all others, each said once and numbered from 1 as they appear.
 *
 * @param cells by note: the cells and runs that it is about
 */
record Footnotes(Map<String, List<CellPlan>> cells) {
    static Footnotes of(List<CellResult> results, List<FailedRun> failed) {
        Map<String, List<CellPlan>> cells = new LinkedHashMap<>();
        failed.forEach(run -> add(cells, "FAILED: " + run.reason() + ".", run.plan()));
        for (CellResult result : results) {
            IdleRows.of(result).forEach(row -> add(cells, row + " counted no operation.", result.plan()));
            result.warnings().forEach(warning -> add(cells, warning, result.plan()));
        }
        return new Footnotes(cells);
    }

    private static void add(Map<String, List<CellPlan>> cells, String note, CellPlan cell) {
        cells.computeIfAbsent(note, any -> new ArrayList<>()).add(cell);
    }

    /** Such as {@code [1][3]}; empty where the cell is without warnings. */
    String marks(String simulation, int n) {
        StringBuilder marks = new StringBuilder();
        int number = 0;
        for (List<CellPlan> affected : cells.values()) {
            number++;
            if (affected.stream().anyMatch(cell -> isOf(cell, simulation, n))) {
                marks.append('[').append(number).append(']');
            }
        }
        return marks.toString();
    }

    /** Such as {@code [1] The driver was saturated. (FanOut 500, run 1, 2; RoundTrip 1, run 3)}. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        cells.forEach((note, affected) ->
                lines.add("[" + (lines.size() + 1) + "] " + note + " (" + cellsAndRuns(affected) + ")"));
        return lines;
    }

    private static String cellsAndRuns(List<CellPlan> affected) {
        Map<String, List<String>> runs = new LinkedHashMap<>();
        affected.forEach(cell -> runs.computeIfAbsent(
                        cell.simulation() + " " + Numbers.count(cell.n())
                                + (cell.isOfNode()
                                        ? ""
                                        : " of the " + cell.subject().title()),
                        any -> new ArrayList<>())
                .add(Integer.toString(cell.run())));
        return runs.entrySet().stream()
                .map(cell -> cell.getKey() + ", run " + String.join(", ", cell.getValue()))
                .collect(Collectors.joining("; "));
    }

    private static boolean isOf(CellPlan cell, String simulation, int n) {
        return cell.isOfNode() && cell.simulation().equals(simulation) && cell.n() == n;
    }
}
