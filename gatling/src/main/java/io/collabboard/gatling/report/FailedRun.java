package io.collabboard.gatling.report;

import io.collabboard.gatling.cell.CellPlan;

/**
 * A run of a cell that came to nothing.
 *
 * @param reason to be read after the cell's title: {@code its driver ended with code 1}
 */
public record FailedRun(CellPlan plan, String reason) {}
