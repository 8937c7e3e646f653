package io.collabboard.gatling.cell;

/**
 * What the driver of one cell is told.
 *
 * @param simulation name of a class in {@code io.collabboard.gatling.simulation}, such as {@code RoundTrip}
 * @param n the column: users, objects, boards or arrivals, as the simulation counts
 * @param run which repetition of the cell, from 1
 */
public record CellPlan(String simulation, int n, int run, Load load, Target target) {
    /** As people name it: {@code FanOut 500, run 2}. */
    public String title() {
        return simulation + " " + n + ", run " + run;
    }

    /** As files are named: {@code FanOut-500-run2}. */
    public String slug() {
        return simulation + "-" + n + "-run" + run;
    }
}
