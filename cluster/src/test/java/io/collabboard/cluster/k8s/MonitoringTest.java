package io.collabboard.cluster.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Alerts, dashboard and autoscaler go by metrics that docs/operations.md explains, which other tests hold against a node. */
class MonitoringTest {
    private static final Pattern METRIC =
            Pattern.compile("\\b(?:collabboard|jvm|process|hikaricp|logback|system)_[a-z0-9_]+");
    private static final Pattern DOCUMENTED = Pattern.compile("`(" + METRIC.pattern() + ")`");

    /** Of a metric in a query: a documented label follows in braces, or after {@code by}. */
    private static final Pattern LABEL = Pattern.compile("([a-z_]+)\\s*=~?\\s*\"");

    private static final Set<String> LABELS = Set.of("area", "code", "level", "reason");

    @Test
    @DisplayName("Alerts have names of their own, go by documented metrics, and say what to do")
    void alerts() throws Exception {
        PrometheusRule rules = Overlay.rendered("prod").one(PrometheusRule.class, "collabboard");
        assertThat(rules.getSpec().getGroups())
                .singleElement()
                .satisfies(group -> assertThat(group.getRules())
                        .hasSizeGreaterThan(8)
                        .doesNotHaveDuplicates()
                        .allSatisfy(rule -> {
                            assertIsAnswerable(rule.getExpr().getStrVal());
                            assertThat(rule.getAnnotations()).containsOnlyKeys("summary", "description");
                            assertThat(rule.getLabels().get("severity")).isIn("page", "ticket");
                        }));
        Set<String> names = rules.getSpec().getGroups().get(0).getRules().stream()
                .map(rule -> rule.getAlert())
                .collect(Collectors.toSet());
        assertThat(names).hasSameSizeAs(rules.getSpec().getGroups().get(0).getRules());
    }

    @Test
    @DisplayName(
            "Each panel of the dashboard has a number of its own, a place where no other is, and queries of documented metrics")
    void dashboard() throws Exception {
        String json = Overlay.rendered("prod")
                .one(ConfigMap.class, "collabboard-dashboard")
                .getData()
                .get("collabboard.json");
        List<JsonNode> panels = Stream.of(new ObjectMapper().readTree(json).path("panels"))
                .flatMap(all ->
                        Stream.iterate(0, i -> i < all.size(), i -> i + 1).map(all::get))
                .toList();

        assertThat(panels).extracting(panel -> panel.path("id").asInt()).doesNotHaveDuplicates();
        assertThat(panels)
                .extracting(panel -> panel.path("gridPos").path("x") + " "
                        + panel.path("gridPos").path("y"))
                .doesNotHaveDuplicates();
        int queries = 0;
        for (JsonNode panel : panels) {
            for (JsonNode target : panel.path("targets")) {
                assertIsAnswerable(target.path("expr").asText());
                queries++;
            }
        }
        assertThat(queries).isGreaterThan(20);
    }

    @Test
    @DisplayName("The autoscaler goes by a documented metric of pods, and by the processor")
    void autoscaler() throws Exception {
        HorizontalPodAutoscaler scaler = Overlay.rendered("prod").one(HorizontalPodAutoscaler.class, "collabboard");

        assertThat(scaler.getSpec().getMinReplicas()).isGreaterThanOrEqualTo(3);
        assertThat(scaler.getSpec().getMetrics())
                .extracting(metric -> metric.getType())
                .containsExactly("Resource", "Pods");
        assertThat(documented())
                .contains(scaler.getSpec()
                        .getMetrics()
                        .get(1)
                        .getPods()
                        .getMetric()
                        .getName());
    }

    private static void assertIsAnswerable(String query) throws IOException {
        Set<String> metrics = all(METRIC, query, 0);
        assertThat(metrics).as(query).isNotEmpty();
        assertThat(documented()).as(query).containsAll(metrics);
        assertThat(LABELS).as(query).containsAll(all(LABEL, query, 1));
        assertThat(query.chars().filter(c -> c == '(').count())
                .as(query)
                .isEqualTo(query.chars().filter(c -> c == ')').count());
    }

    private static Set<String> documented() throws IOException {
        return all(DOCUMENTED, Files.readString(Path.of("..", "docs", "operations.md")), 1);
    }

    private static Set<String> all(Pattern pattern, String text, int group) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult found) -> found.group(group))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
