package io.collabboard.gatling.cell;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one run of a cell came to. The window is the time that counts: after the warm-up, to the end of the last
 * operation that began in it.
 *
 * @param windowSeconds wall time of the window
 * @param series one for each row that the simulation fills
 * @param driver the process that makes the load
 * @param server the node's JVM; null where it is neither ours nor gives metrics
 * @param database its PostgreSQL, all processes together; null where it is not ours
 * @param machineBusy share of the machine's processors that anything used in the window, 0 to 1; null where unknown
 * @param warnings why the figures are to be read with care, in a sentence each, such as a saturated driver
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CellResult(
        CellPlan plan,
        Instant opened,
        double windowSeconds,
        List<Series> series,
        Usage driver,
        @Nullable Usage server,
        @Nullable Usage database,
        @Nullable Double machineBusy,
        List<String> warnings) {}
