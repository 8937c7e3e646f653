/**
 * What a bench came to, for people and for programs: the matrix over the runs of all cells ({@link
 * io.collabboard.gatling.report.Matrix}), who used what ({@link io.collabboard.gatling.report.UsageTable}), the machine
 * ({@link io.collabboard.gatling.report.Environment}), each as text, Markdown, JSON and one page of HTML ({@link
 * io.collabboard.gatling.report.Report}), and the comparison with an earlier report ({@link
 * io.collabboard.gatling.report.Baseline}). Knows the cells' results and the catalogue; starts nothing.
 */
@NullMarked
package io.collabboard.gatling.report;

import org.jspecify.annotations.NullMarked;
