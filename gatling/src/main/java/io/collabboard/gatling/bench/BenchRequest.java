package io.collabboard.gatling.bench;

import io.collabboard.gatling.cell.Subject;
import io.collabboard.gatling.report.Report;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a bench is asked to do.
 *
 * @param url of a server that runs already; null: a node is started
 * @param metricsUrl of that server
 * @param folder for its files, empty
 * @param keepData of the node that is started
 * @param references that are loaded by turns with the node, each once
 * @param baseline of an earlier bench, to compare with
 * @param limit how many times worse than there a figure may be
 * @param commandLine that asked for it
 */
record BenchRequest(
        Selection selection,
        @Nullable URI url,
        @Nullable URI metricsUrl,
        OutFolder folder,
        boolean keepData,
        List<Subject> references,
        @Nullable Report baseline,
        double limit,
        List<String> commandLine) {}
