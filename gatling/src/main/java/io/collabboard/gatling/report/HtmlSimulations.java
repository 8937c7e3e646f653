package io.collabboard.gatling.report;

import io.collabboard.gatling.cell.CellPlan;
import io.collabboard.gatling.cell.CellResult;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The page's part for each simulation: its claim, its plots, its figures, and the ways to Gatling's own pages. */
final class HtmlSimulations {
    /** A path below the report, or beside it; nothing with a scheme or a host. */
    private static final Pattern RELATIVE = Pattern.compile("(?![/\\\\])[^:?#\\\\]+");

    private HtmlSimulations() {}

    static String of(Report report) {
        return report.matrix().bySimulation().stream()
                .map(part -> section(part, report))
                .collect(Collectors.joining());
    }

    private static String section(Matrix part, Report report) {
        String simulation = part.rows().get(0).simulation();
        return "<section class=\"simulation\"><h2>" + Html.escape(simulation) + "</h2>\n<p class=\"claim\">"
                + Html.escape(Simulations.claim(simulation)) + "</p>\n"
                + part.rows().stream().map(row -> plots(row)).collect(Collectors.joining())
                + HtmlTable.of(Grids.matrix(part, report.footnotes())) + links(simulation, report) + "</section>\n";
    }

    /** Filled by the page's script; latency over N needs two N at least. */
    private static String plots(MatrixRow row) {
        if (row.cells().values().stream().allMatch(MatrixCell::hasFailed)) {
            return "";
        }
        String scenario = Html.escape(row.scenario());
        String overN = row.cells().size() < 2
                ? ""
                : plot("latency", scenario, scenario + ": latency over " + Simulations.unit(row.simulation()));
        return "<div class=\"plots\">" + overN + plot("curves", scenario, scenario + ": percentiles") + "</div>\n";
    }

    private static String plot(String kind, String scenario, String title) {
        return "<figure><figcaption>" + title + "</figcaption><div class=\"plot\"><canvas data-plot=\"" + kind
                + "\" data-scenario=\"" + scenario + "\" role=\"img\" aria-label=\"" + title
                + "\"></canvas></div></figure>";
    }

    private static String links(String simulation, Report report) {
        List<String> links = report.results().stream()
                .map(CellResult::plan)
                .filter(plan -> plan.simulation().equals(simulation))
                .sorted(Comparator.comparingInt(CellPlan::n).thenComparingInt(CellPlan::run))
                .map(plan -> link(plan, report.gatlingReports().get(plan.slug())))
                .filter(Objects::nonNull)
                .toList();
        return links.isEmpty() ? "" : "<p class=\"links\">Gatling's reports: " + String.join(" ", links) + "</p>\n";
    }

    private static @Nullable String link(CellPlan plan, @Nullable String path) {
        return path == null || !RELATIVE.matcher(path).matches()
                ? null
                : "<a href=\"" + Html.escape(path) + "\">" + Html.escape(plan.n() + ", run " + plan.run()) + "</a>";
    }
}
