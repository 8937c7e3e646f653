package io.collabboard.gatling.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.collabboard.gatling.cell.Subject;
import io.collabboard.gatling.report.Grid.Cell;
import io.collabboard.gatling.report.Grid.Line;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The node's figures held against those of the references, which ran by turns with it: less than 1 is less than the reference's.
 *
 * @param rows what ran on the node and on any reference, in the order of the matrix, then of N
 */
public record Ratios(List<Row> rows) {
    /** What is compared. */
    public static final List<String> FIGURES = List.of("p50_ms", "p99_ms", "cpu_s_per_million", Measure.OPS_PER_SEC);

    /**
     * One scenario at one N.
     *
     * @param references the figures by name, for each reference that it ran on; what either side does not have is absent
     */
    public record Row(String scenario, int n, Map<Subject, Map<String, Pair>> references) {
        private Optional<Pair> pair(Subject reference, String figure) {
            return Optional.ofNullable(
                    references.getOrDefault(reference, Map.of()).get(figure));
        }

        /** The same beside whichever reference. */
        private Optional<Double> ofNode(String figure) {
            return references.keySet().stream()
                    .flatMap(reference -> pair(reference, figure).stream())
                    .map(Pair::node)
                    .findFirst();
        }
    }

    /** A figure of both: medians over the runs. */
    public record Pair(double node, double reference) {
        /** Infinite, or not a number, where the reference's is zero. */
        public double ratio() {
            return node / reference;
        }
    }

    static Ratios of(Matrix node, Map<Subject, Matrix> references) {
        List<Row> rows = new ArrayList<>();
        for (MatrixRow row : node.rows()) {
            row.cells().forEach((n, cell) -> {
                Map<Subject, Map<String, Pair>> figures = new EnumMap<>(Subject.class);
                references.forEach((subject, matrix) -> matrix.row(row.scenario())
                        .flatMap(other -> other.cell(n))
                        .map(reference -> figures(cell, reference))
                        .filter(pairs -> !pairs.isEmpty())
                        .ifPresent(pairs -> figures.put(subject, pairs)));
                if (!figures.isEmpty()) {
                    rows.add(new Row(row.scenario(), n, Collections.unmodifiableMap(figures)));
                }
            });
        }
        return new Ratios(List.copyOf(rows));
    }

    private static Map<String, Pair> figures(MatrixCell node, MatrixCell reference) {
        Map<String, Pair> figures = new LinkedHashMap<>();
        for (String name : FIGURES) {
            Optional<Figure> its = reference.figure(name);
            node.figure(name)
                    .ifPresent(figure ->
                            its.ifPresent(other -> figures.put(name, new Pair(figure.value(), other.value()))));
        }
        return figures;
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    /** For each row the node's line, then for each reference two: its own, and the node's divided by it. */
    Grid grid() {
        List<Line> lines = new ArrayList<>();
        for (Row row : rows) {
            lines.add(Grid.heading(
                    row.scenario() + " " + Numbers.count(row.n()),
                    FIGURES.stream().map(name -> "").toList()));
            lines.add(line(Subject.NODE.title(), row::ofNode));
            for (Subject reference : row.references().keySet()) {
                String title = reference.title();
                lines.add(line(title, name -> row.pair(reference, name).map(Pair::reference)));
                lines.add(line(
                        "node / " + title, name -> row.pair(reference, name).map(Pair::ratio)));
            }
        }
        return new Grid(Grid.header("cell", FIGURES), lines);
    }

    private static Line line(String label, Function<String, Optional<Double>> value) {
        return new Line(
                label,
                false,
                FIGURES.stream()
                        .map(name -> value.apply(name)
                                .map(figure -> Cell.text(Numbers.text(figure)))
                                .orElse(Cell.MISSING))
                        .toList());
    }

    /**
     * For each scenario and reference {@code {"scenario", "reference": "ws", "cells": {"<N>": {<figure>: {"node", "relay",
     * "ratio"}}}}}; a ratio is null where the reference's figure is zero.
     */
    List<ObjectNode> jsonRows() {
        return rows.stream()
                .map(Row::scenario)
                .distinct()
                .flatMap(scenario -> Subject.references().flatMap(reference -> jsonRow(scenario, reference)))
                .toList();
    }

    private Stream<ObjectNode> jsonRow(String scenario, Subject reference) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ObjectNode cells = json.put("scenario", scenario)
                .put("reference", reference.label())
                .putObject("cells");
        for (Row row : rows) {
            Map<String, Pair> figures = row.references().get(reference);
            if (row.scenario().equals(scenario) && figures != null) {
                ObjectNode cell = cells.putObject(Integer.toString(row.n()));
                new TreeMap<>(figures).forEach((name, pair) -> put(cell.putObject(name), pair));
            }
        }
        return cells.isEmpty() ? Stream.empty() : Stream.of(json);
    }

    /** The same as one array; null where nothing ran on a reference. */
    @Nullable
    ArrayNode toJson() {
        return isEmpty() ? null : JsonNodeFactory.instance.arrayNode().addAll(jsonRows());
    }

    private static void put(ObjectNode json, Pair pair) {
        json.put("node", Numbers.rounded(pair.node())).put("relay", Numbers.rounded(pair.reference()));
        if (Double.isFinite(pair.ratio())) {
            json.put("ratio", Numbers.rounded(pair.ratio()));
        } else {
            json.putNull("ratio");
        }
    }
}
