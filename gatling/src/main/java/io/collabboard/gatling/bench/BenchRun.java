package io.collabboard.gatling.bench;

import io.collabboard.gatling.cell.CellPlan;
import io.collabboard.gatling.cell.Subject;
import io.collabboard.gatling.cell.Target;
import io.collabboard.gatling.report.Baseline;
import io.collabboard.gatling.report.Disclosure;
import io.collabboard.gatling.report.Environment;
import io.collabboard.gatling.report.Report;
import io.collabboard.gatling.shell.ExitCodes;
import io.collabboard.gatling.shell.Terminals;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A bench from the server's start to the report. */
final class BenchRun {
    private final BenchRequest request;
    private final PrintWriter out;
    private final Cleanup cleanup;
    private final OutFolder folder;
    private final CellRunner runner;

    BenchRun(BenchRequest request, PrintWriter out, Cleanup cleanup) {
        this.request = request;
        this.out = out;
        this.cleanup = cleanup;
        this.folder = request.folder();
        // A page of Gatling's own takes a second or two, which a quick tour does not have.
        boolean pages = !request.selection().quick();
        this.runner = new CellRunner(new GatlingDriver(GatlingDriver.SIMULATIONS, pages), PlannedTime::limit, cleanup);
    }

    /** @return an exit code */
    int run() throws IOException, InterruptedException, ServerUnavailableException {
        URI url = request.url();
        Target target = url == null ? null : new GivenServer().check(url, request.metricsUrl());
        Path node = folder.root().resolve("node");
        Environment environment = Environment.observe(
                Files.createDirectories(node),
                request.commandLine(),
                target == null
                        ? OwnServer.SETTINGS
                        : Map.of("--url", target.url().toString()));
        // Before the node, as what they need may be missing.
        Map<Subject, Target> references = references();
        if (target == null) {
            environment = environment.withServerJdk(environment.driverJdk());
            target = start(node);
        }
        environment = environment.withWarmUp(warmUp(target, references));
        ServerWatch server = new ServerWatch(target, node.resolve("node.log"));
        List<CellOutcome> outcomes = cells(request.selection().plans(target, references), server);
        boolean died = server.isGone();
        if (died) {
            server.lastWords().forEach(this::say);
        }
        Report report = new BenchReport(environment, folder).publish(outcomes, out);
        boolean asBefore = isAsBefore(report);
        say("");
        say("Report: " + folder.root().resolve(Report.HTML_FILE));
        return !died && asBefore && outcomes.stream().allMatch(CellOutcome::isGood) ? ExitCodes.DONE : ExitCodes.FAILED;
    }

    private Target start(Path directory) throws ServerUnavailableException, InterruptedException {
        if (request.selection().isOfTwoNodes()) {
            say("Starting two nodes");
            return OwnServer.startTwo(home(), directory, request.keepData(), cleanup);
        }
        say("Starting a node");
        return OwnServer.start(home(), directory, request.keepData(), cleanup);
    }

    private boolean isAsBefore(Report report) {
        if (request.baseline() == null) {
            return true;
        }
        Baseline comparison = Baseline.compare(report, request.baseline(), request.limit());
        say("");
        say(comparison.toText());
        return comparison.passed();
    }

    private static Path home() throws ServerUnavailableException {
        String home = System.getProperty("collabboard.home");
        if (home == null) {
            throw new ServerUnavailableException(
                    "the system property collabboard.home has to name CollabBoard's directory, as ./collabboard does");
        }
        return Path.of(home);
    }

    /** In the order in which they were asked for. */
    private Map<Subject, Target> references() throws ServerUnavailableException, InterruptedException {
        Map<Subject, Target> started = new LinkedHashMap<>();
        for (Subject reference : request.references()) {
            say("Starting a " + reference.title());
            Path directory = folder.root().resolve(reference.label());
            started.put(reference, OwnServer.reference(reference, home(), directory, cleanup));
        }
        return started;
    }

    /** @return how it went, for the report */
    private String warmUp(Target node, Map<Subject, Target> references) throws IOException, InterruptedException {
        String text = warmUp(Subject.NODE, node);
        if (node.other() != null) {
            text = "first node: " + text + "; second node: " + warmUp(Subject.NODE, node.other());
        }
        if (references.isEmpty()) {
            return text;
        }
        StringBuilder all = new StringBuilder(Subject.NODE.title() + ": " + text);
        for (Map.Entry<Subject, Target> reference : references.entrySet()) {
            Subject server = reference.getKey();
            all.append("; ").append(server.title()).append(": ").append(warmUp(server, reference.getValue()));
        }
        return all.toString();
    }

    private String warmUp(Subject server, Target target) throws IOException, InterruptedException {
        say("Warming up " + Disclosure.urls(target.url().toString()));
        WarmUp.Outcome outcome = new WarmUp(runner, folder, request.selection().quick()).run(server, target);
        for (CellOutcome.Failed failed : outcome.failed()) {
            say("Warming up by " + failed.plan().simulation() + " failed: " + failed.reason() + "; see "
                    + failed.log());
        }
        return outcome.text();
    }

    private List<CellOutcome> cells(List<CellPlan> cells, ServerWatch server) throws IOException, InterruptedException {
        return new Bench(runner, folder, server::isGone)
                .run(cells, new Progress(out, Terminals.standardOutput(), cells));
    }

    private void say(String line) {
        out.println(line);
        out.flush();
    }
}
