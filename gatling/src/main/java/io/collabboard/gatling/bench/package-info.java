/**
 * The bench: runs the cells of the {@link io.collabboard.gatling.catalogue.Catalogue}, each as a Gatling simulation in a
 * process of its own, against a node that it starts or a server that is given, and hands their results to the report.
 * Talks with the drivers through files only ({@link io.collabboard.gatling.cell.CellFiles}), so that the time it takes
 * itself is never in their figures. What it has started, it stops, however it ends.
 */
@NullMarked
package io.collabboard.gatling.bench;

import org.jspecify.annotations.NullMarked;
