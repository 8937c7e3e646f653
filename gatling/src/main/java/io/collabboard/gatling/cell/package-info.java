/**
 * One cell of the matrix: a simulation at one N, run once in a process of its own, the driver. What it is told ({@link
 * io.collabboard.gatling.cell.CellPlan}), how it measures ({@link io.collabboard.gatling.cell.Meter}) and what it hands
 * back ({@link io.collabboard.gatling.cell.CellResult}). Knows neither Gatling nor the bench nor the report.
 */
@NullMarked
package io.collabboard.gatling.cell;

import org.jspecify.annotations.NullMarked;
