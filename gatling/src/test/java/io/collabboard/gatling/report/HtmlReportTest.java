package io.collabboard.gatling.report;

import static io.collabboard.gatling.report.MadeUp.cell;
import static io.collabboard.gatling.report.MadeUp.requests;
import static io.collabboard.gatling.report.MadeUp.withErrors;
import static io.collabboard.gatling.report.MadeUp.withExtras;
import static io.collabboard.gatling.report.MadeUp.withWarnings;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class HtmlReportTest {
    private static final String EVIL = "</script><img src=x onerror=alert(1)>\"'& {{data}}";

    @Test
    void nothingThatIsInsertedIsMarkup() {
        Environment e = MadeUp.environment();
        Environment evil = new Environment(
                e.date(), EVIL, 8, 1, EVIL, EVIL, EVIL, EVIL, null, null, EVIL, Map.of(EVIL, EVIL), EVIL);
        String html = Report.of(
                        evil,
                        List.of(withWarnings(
                                cell(
                                        "Evil" + EVIL,
                                        1,
                                        1,
                                        withExtras(
                                                withErrors(requests(EVIL, 1_000), Map.of(EVIL, 1L)),
                                                Map.of(EVIL, 1.0))),
                                EVIL)),
                        Map.of("Evil" + EVIL + "-1-run1", "a/" + EVIL.replaceAll("[:?#]", "")))
                .toHtml();
        assertThat(html)
                .doesNotContain("<img")
                .doesNotContain("onerror=alert(1)>")
                .contains("&lt;img src=x");
        assertThat(html.split("</script>", -1)).hasSize(4);
        assertThat(html.split("\"data\">", -1)).hasSize(2);
        assertThat(html).contains("&amp; {{data}}");
    }

    @Test
    void pageLoadsNothing() {
        String html = MadeUp.report(cell("RoundTrip", 1, 1, requests("RoundTrip", 1_000)))
                .toHtml();
        String withoutChartJs = html.replace(Resources.chartJs(), "");
        assertThat(withoutChartJs).hasSizeLessThan(html.length() - 100_000);
        assertThat(withoutChartJs)
                .doesNotContainPattern("(?i)https?:|src=|<link|@import|url\\(|fetch\\(|XMLHttpRequest|import\\(");
        assertThat(Resources.chartJs()).contains("Chart.js v").doesNotContain("sourceMappingURL", "</script", "<!--");
        assertThat(html).contains("content=\"default-src 'none';");
    }

    @Test
    void plotsHaveTheFiguresAndTheCurvesOfAllRuns() throws IOException {
        String html = MadeUp.report(
                        cell("MassUsers", 25, 1, requests("MassUsers", 1_000)),
                        cell("MassUsers", 25, 2, requests("MassUsers", 3_000)),
                        cell("MassUsers", 100, 1, requests("MassUsers", 5_000)),
                        cell("MassUsers", 200, 1, requests("MassUsers")))
                .toHtml();
        JsonNode chart = data(html).get(0);
        assertThat(chart.get("scenario").asText()).isEqualTo("MassUsers");
        assertThat(chart.get("latency"))
                .extracting(point -> point.get("n").asInt())
                .containsExactly(25, 100);
        assertThat(chart.at("/latency/0/p50_ms").asDouble()).isBetween(1.99, 2.01);
        JsonNode points = chart.at("/curves/0/points");
        assertThat(points.get(0).get(0).asDouble()).isEqualTo(1);
        assertThat(points.get(0).get(1).asDouble()).isBetween(0.99, 1.01);
        assertThat(points.get(points.size() - 1).get(0).asDouble()).isEqualTo(2);
        assertThat(points.get(points.size() - 1).get(1).asDouble()).isBetween(2.99, 3.01);
        assertThat(html).contains("data-plot=\"latency\" data-scenario=\"MassUsers\"");
    }

    @Test
    void latencyOverNIsPlottedOnlyOverTwoNOrMore() {
        String html = MadeUp.report(cell("RoundTrip", 1, 1, requests("RoundTrip", 1_000)))
                .toHtml();
        assertThat(html).contains("data-plot=\"curves\"").doesNotContain("data-plot=\"latency\"");
    }

    @Test
    void faultsStandOutAndSpreadsAreThere() {
        String html = MadeUp.report(
                        cell("RoundTrip", 1, 1, requests("RoundTrip", 1_000)),
                        cell("RoundTrip", 1, 2, withErrors(requests("RoundTrip", 3_000), Map.of("timeout", 3L))))
                .toHtml();
        assertThat(html)
                .contains("<li class=\"bad\"><b>3</b> errors</li>", "<li class=\"good\"><b>0</b> lost</li>")
                .contains("<td class=\"alarm\">3<small>0 to 3</small></td>");
    }

    @Test
    void linksLeadToGatlingsReportsWhereTheyAreBesideThePage() {
        String html = Report.of(
                        MadeUp.environment(),
                        List.of(
                                cell("RoundTrip", 1, 2, requests("RoundTrip", 1_000)),
                                cell("RoundTrip", 1, 1, requests("RoundTrip", 1_000)),
                                cell("RoundTrip", 1, 3, requests("RoundTrip", 1_000))),
                        Map.of(
                                "RoundTrip-1-run1", "gatling/one/index.html",
                                "RoundTrip-1-run2", "javascript:alert(1)",
                                "RoundTrip-1-run3", "//elsewhere/index.html"))
                .toHtml();
        assertThat(html)
                .contains("<a href=\"gatling/one/index.html\">1, run 1</a>")
                .doesNotContain("javascript:", "elsewhere");
    }

    private static JsonNode data(String html) throws IOException {
        Matcher data =
                Pattern.compile("id=\"data\">(.*?)</script>", Pattern.DOTALL).matcher(html);
        assertThat(data.find()).isTrue();
        return new ObjectMapper().readTree(data.group(1));
    }
}
