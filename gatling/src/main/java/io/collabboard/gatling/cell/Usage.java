package io.collabboard.gatling.cell;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What a process used in the window of a cell.
 *
 * @param cpuSeconds of all its threads
 * @param rssPeakBytes most resident memory seen, sampled twice a second; null where the system does not tell
 * @param rssEndBytes resident memory when the window closed
 * @param heapUsedBytes when the window closed, garbage included; from {@code /metrics} where it is the server's
 * @param gcSeconds pauses for garbage collection within the window
 * @param gcCount collections within the window
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Usage(
        double cpuSeconds,
        @Nullable Long rssPeakBytes,
        @Nullable Long rssEndBytes,
        @Nullable Long heapUsedBytes,
        @Nullable Double gcSeconds,
        @Nullable Long gcCount) {}
