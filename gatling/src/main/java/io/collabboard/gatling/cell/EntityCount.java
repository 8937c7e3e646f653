package io.collabboard.gatling.cell;

import io.collabboard.gatling.cell.MetricsSource.Answer;
import java.time.Duration;

/** Where the entities of boards are, as far as nodes tell. */
public final class EntityCount {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private EntityCount() {}

    /**
     * How many boards have their entity on this node.
     *
     * @throws IllegalStateException where it does not tell
     */
    public static long at(Target node) {
        if (node.metricsUrl() == null) {
            throw new IllegalStateException("the metrics of " + node.url() + " are not known");
        }
        Answer answer = new MetricsSource(node.metricsUrl(), PATIENCE).read().join();
        return answer.metrics()
                .flatMap(metrics -> metrics.sum("collabboard_entities", ""))
                .orElseThrow(() -> new IllegalStateException(
                        "no collabboard_entities at " + node.metricsUrl() + ": " + answer.failure()))
                .longValue();
    }
}
