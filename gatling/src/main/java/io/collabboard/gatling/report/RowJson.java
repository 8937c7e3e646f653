package io.collabboard.gatling.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * A scenario as a JSON object, its keys always in the same order: {@code {"scenario", "simulation", "unit",
 * "cells": {"<N>": {"runs", "failed_runs", <each sub-row>, "errors_by_code", "spread": {<each sub-row>: [least, greatest]}}}}}. Every
 * N of the bench is there, null where the scenario did not run with it; so is every sub-row, null where it is unknown,
 * as in a cell of which all runs failed.
 */
final class RowJson {
    private RowJson() {}

    static ObjectNode of(MatrixRow row, List<Integer> columns) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("scenario", row.scenario());
        json.put("simulation", row.simulation());
        json.put("unit", Simulations.unit(row.simulation()));
        List<String> subRows = row.subRows().stream()
                .filter(subRow -> !subRow.equals(Measure.FAILED_RUNS))
                .toList();
        ObjectNode cells = json.putObject("cells");
        for (int n : columns) {
            Optional<MatrixCell> cell = row.cell(n);
            cells.set(
                    Integer.toString(n),
                    cell.isPresent() ? cell(cell.get(), subRows) : JsonNodeFactory.instance.nullNode());
        }
        return json;
    }

    private static ObjectNode cell(MatrixCell cell, List<String> subRows) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("runs", cell.runs());
        json.put(Measure.FAILED_RUNS, cell.failedRuns());
        for (String subRow : subRows) {
            cell.figure(subRow)
                    .ifPresentOrElse(figure -> put(json, subRow, figure.value()), () -> json.putNull(subRow));
        }
        ObjectNode codes = json.putObject("errors_by_code");
        cell.errorCodes().forEach(codes::put);
        ObjectNode spread = json.putObject("spread");
        for (String subRow : subRows) {
            cell.figure(subRow)
                    .ifPresentOrElse(
                            figure -> spread.putArray(subRow)
                                    .add(Numbers.rounded(figure.least()))
                                    .add(Numbers.rounded(figure.greatest())),
                            () -> spread.putNull(subRow));
        }
        return json;
    }

    private static void put(ObjectNode json, String subRow, double value) {
        if (Measure.counts(subRow)) {
            json.put(subRow, Math.round(value));
        } else {
            json.put(subRow, Numbers.rounded(value));
        }
    }
}
