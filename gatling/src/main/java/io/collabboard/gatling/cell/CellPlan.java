package io.collabboard.gatling.cell;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.jspecify.annotations.Nullable;

/**
 * What the driver of one cell is told.
 *
 * @param simulation name of a class in {@code io.collabboard.gatling.simulation}, such as {@code RoundTrip}
 * @param n the column: users, objects, boards or arrivals, as the simulation counts
 * @param run which repetition of the cell, from 1
 * @param subject that serves at the target; null, as in reports of before there were references, is the node
 */
public record CellPlan(String simulation, int n, int run, Load load, Target target, Subject subject) {
    public CellPlan(String simulation, int n, int run, Load load, Target target, @Nullable Subject subject) {
        this.simulation = simulation;
        this.n = n;
        this.run = run;
        this.load = load;
        this.target = target;
        this.subject = subject == null ? Subject.NODE : subject;
    }

    /** A cell of the node. */
    public CellPlan(String simulation, int n, int run, Load load, Target target) {
        this(simulation, n, run, load, target, Subject.NODE);
    }

    /** The same cell of another server. */
    public CellPlan of(Subject other, Target itsTarget) {
        return new CellPlan(simulation, n, run, load, itsTarget, other);
    }

    /** Whether it loads the node, of which the report's figures are. */
    @JsonIgnore
    public boolean isOfNode() {
        return subject == Subject.NODE;
    }

    /** As people name it: {@code FanOut 500, run 2}. */
    public String title() {
        return simulation + " " + n + (isOfNode() ? "" : " of the " + subject.title()) + ", run " + run;
    }

    /** As files are named: {@code FanOut-500-run2}. */
    public String slug() {
        return simulation + "-" + n + (isOfNode() ? "" : "-" + subject.label()) + "-run" + run;
    }
}
