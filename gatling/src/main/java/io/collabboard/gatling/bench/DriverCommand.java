package io.collabboard.gatling.bench;

import io.collabboard.gatling.cell.CellPlan;
import java.util.List;

/** How the driver of a cell is started as a process. */
interface DriverCommand {
    /** Program and arguments; it finds the plan, and leaves the result, where the paths say. */
    List<String> of(CellPlan cell, CellPaths paths);
}
