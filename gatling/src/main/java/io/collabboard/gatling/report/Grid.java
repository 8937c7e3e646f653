package io.collabboard.gatling.report;

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
     * @param text the figure, or marks
     * @param marks of footnotes beside the figure; may be empty
     * @param hint the spread over the runs; may be empty
     * @param alarm whether it counts what must not happen, and has
     */
    record Cell(String text, String marks, String hint, boolean alarm) {
        static final Cell MISSING = new Cell("-", "", "", false);

        static Cell text(String text) {
            return new Cell(text, "", "", false);
        }

        /** Of which all runs failed. */
        static Cell failed(String marks) {
            return new Cell("failed", marks, "", true);
        }

        static Cell median(Figure figure) {
            return new Cell(
                    Numbers.text(figure.value()),
                    "",
                    hint(figure, Numbers.text(figure.least()), Numbers.text(figure.greatest())),
                    false);
        }

        /** Of what must not happen. */
        static Cell faults(Figure figure) {
            return new Cell(
                    Numbers.count(Math.round(figure.value())),
                    "",
                    hint(
                            figure,
                            Numbers.count(Math.round(figure.least())),
                            Numbers.count(Math.round(figure.greatest()))),
                    figure.value() > 0);
        }

        private static String hint(Figure figure, String least, String greatest) {
            return figure.least() == figure.greatest() ? "" : least + " to " + greatest;
        }
    }

    static Line heading(String label, List<String> cells) {
        return new Line(label, true, cells.stream().map(Cell::text).toList());
    }

    static List<String> header(String corner, List<String> columns) {
        return Stream.concat(Stream.of(corner), columns.stream()).toList();
    }
}
