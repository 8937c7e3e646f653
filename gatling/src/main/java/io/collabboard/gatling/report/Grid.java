package io.collabboard.gatling.report;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/**
 * A table before it is text, Markdown or HTML.
 *
 * @param header the corner, then a title for each column
 */
record Grid(List<String> header, List<Line> lines) {
    /** @param heading whether the line opens a group of lines */
    record Line(String label, boolean heading, List<Cell> cells) {}

    /**
     * @param text blank where there is no figure
     * @param hint the spread over the runs; may be empty
     * @param alarm whether it counts what must not happen, and has
     */
    record Cell(String text, String hint, boolean alarm) {
        static final Cell MISSING = new Cell("-", "", false);

        static Cell text(String text) {
            return new Cell(text, "", false);
        }

        static Cell figure(Figure figure, boolean alarm) {
            String hint = figure.least() == figure.greatest()
                    ? ""
                    : Numbers.text(figure.least()) + " to " + Numbers.text(figure.greatest());
            return new Cell(Numbers.text(figure.value()), hint, alarm);
        }
    }

    static Line heading(String label, List<String> cells) {
        return new Line(label, true, cells.stream().map(Cell::text).toList());
    }

    static List<Cell> blank(int number) {
        return Collections.nCopies(number, Cell.MISSING);
    }

    static List<String> header(String corner, List<String> columns) {
        return Stream.concat(Stream.of(corner), columns.stream()).toList();
    }
}
