package io.collabboard.gatling.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.collabboard.gatling.report.Grid.Cell;
import io.collabboard.gatling.report.Grid.Line;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * The node's figures held against those of the relay, which ran by turns with it: less than 1 is less than the relay's.
 *
 * @param rows what ran on both, in the order of the matrix, then of N
 */
public record Ratios(List<Row> rows) {
    /** What is compared. */
    public static final List<String> FIGURES = List.of("p50_ms", "p99_ms", "cpu_s_per_million", Measure.OPS_PER_SEC);

    /**
     * One scenario at one N.
     *
     * @param figures by name; what either does not have is absent
     */
    public record Row(String scenario, int n, Map<String, Pair> figures) {}

    /** A figure of both: medians over the runs. */
    public record Pair(double node, double relay) {
        /** Infinite, or not a number, where the relay's is zero. */
        public double ratio() {
            return node / relay;
        }
    }

    static Ratios of(Matrix node, Matrix relay) {
        List<Row> rows = new ArrayList<>();
        for (MatrixRow row : node.rows()) {
            relay.row(row.scenario())
                    .ifPresent(other -> row.cells()
                            .forEach((n, cell) -> other.cell(n).ifPresent(reference -> {
                                Map<String, Pair> figures = figures(cell, reference);
                                if (!figures.isEmpty()) {
                                    rows.add(new Row(row.scenario(), n, figures));
                                }
                            })));
        }
        return new Ratios(List.copyOf(rows));
    }

    private static Map<String, Pair> figures(MatrixCell node, MatrixCell relay) {
        Map<String, Pair> figures = new LinkedHashMap<>();
        for (String name : FIGURES) {
            Optional<Figure> reference = relay.figure(name);
            node.figure(name)
                    .ifPresent(figure ->
                            reference.ifPresent(other -> figures.put(name, new Pair(figure.value(), other.value()))));
        }
        return figures;
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    /** For each row three lines: node, relay, and the one divided by the other. */
    Grid grid() {
        List<Line> lines = new ArrayList<>();
        for (Row row : rows) {
            lines.add(Grid.heading(
                    row.scenario() + " " + Numbers.count(row.n()),
                    FIGURES.stream().map(name -> "").toList()));
            lines.add(line("node", row, Pair::node));
            lines.add(line("relay", row, Pair::relay));
            lines.add(line("node / relay", row, Pair::ratio));
        }
        return new Grid(Grid.header("cell", FIGURES), lines);
    }

    private static Line line(String label, Row row, ToDoubleFunction<Pair> value) {
        return new Line(
                label,
                false,
                FIGURES.stream()
                        .map(name -> Optional.ofNullable(row.figures().get(name))
                                .map(pair -> Cell.text(Numbers.text(value.applyAsDouble(pair))))
                                .orElse(Cell.MISSING))
                        .toList());
    }

    /**
     * For each scenario {@code {"scenario", "reference": "relay", "cells": {"<N>": {<figure>: {"node", "relay", "ratio"}}}}};
     * a ratio is null where the relay's figure is zero.
     */
    List<ObjectNode> jsonRows() {
        Map<String, ObjectNode> scenarios = new LinkedHashMap<>();
        for (Row row : rows) {
            ObjectNode scenario = scenarios.computeIfAbsent(row.scenario(), name -> {
                ObjectNode json = JsonNodeFactory.instance.objectNode();
                json.put("scenario", name).put("reference", "relay").putObject("cells");
                return json;
            });
            ObjectNode cell = scenario.withObjectProperty("cells").putObject(Integer.toString(row.n()));
            new TreeMap<>(row.figures()).forEach((name, pair) -> put(cell.putObject(name), pair));
        }
        return List.copyOf(scenarios.values());
    }

    /** The same as one array; null where nothing ran on both. */
    @Nullable
    ArrayNode toJson() {
        return isEmpty() ? null : JsonNodeFactory.instance.arrayNode().addAll(jsonRows());
    }

    private static void put(ObjectNode json, Pair pair) {
        json.put("node", Numbers.rounded(pair.node())).put("relay", Numbers.rounded(pair.relay()));
        if (Double.isFinite(pair.ratio())) {
            json.put("ratio", Numbers.rounded(pair.ratio()));
        } else {
            json.putNull("ratio");
        }
    }
}
