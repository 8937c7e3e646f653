package io.collabboard.gatling.bench;

import java.nio.file.Path;

/**
 * The files of one run of a cell.
 *
 * @param plan what its driver is told
 * @param result what its driver hands back
 * @param log what its driver prints
 * @param gatling directory of what Gatling writes itself
 */
record CellPaths(Path plan, Path result, Path log, Path gatling) {}
