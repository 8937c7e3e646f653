package io.collabboard.gatling.bench;

import io.collabboard.gatling.cell.CellPlan;
import io.collabboard.gatling.cell.Target;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A bench from the server's start to the report. */
final class BenchRun {
    private final BenchRequest request;
    private final PrintWriter out;
    private final Cleanup cleanup;
    private final CellRunner runner;

    BenchRun(BenchRequest request, PrintWriter out, Cleanup cleanup) {
        this.request = request;
        this.out = out;
        this.cleanup = cleanup;
        boolean reports = !request.selection().quick();
        this.runner =
                new CellRunner(new GatlingDriver(GatlingDriver.SIMULATIONS, reports), PlannedTime::limit, cleanup);
    }

    /** @return an exit code */
    int run() throws IOException, InterruptedException, ServerUnavailableException {
        OutFolder folder = request.folder();
        Files.createDirectories(folder.root());
        Target target = server();
        warmUp(target);
        List<CellPlan> cells = request.selection().plans(target);
        Progress progress = new Progress(out, Terminal.isAttached(), cells);
        List<CellOutcome> outcomes = new Bench(runner, folder).run(cells, progress);
        say("Files: " + folder.root());
        return outcomes.stream().allMatch(CellOutcome::isGood) ? ExitCode.GOOD : ExitCode.BAD;
    }

    private Target server() throws InterruptedException, ServerUnavailableException {
        if (request.url() != null) {
            return new GivenServer().check(request.url(), request.metricsUrl());
        }
        String home = System.getProperty("collabboard.home");
        if (home == null) {
            throw new ServerUnavailableException(
                    "the system property collabboard.home has to name CollabBoard's directory, as ./collabboard does");
        }
        say("Starting a node");
        Path directory = request.folder().root().resolve("node");
        return OwnServer.start(Path.of(home), directory, request.keepData(), cleanup);
    }

    private void warmUp(Target target) throws IOException, InterruptedException {
        say("Warming up " + target.url());
        List<CellPlan> plans = WarmUp.plans(request.selection().quick(), target);
        for (CellOutcome.Failed failed : WarmUp.run(plans, runner, request.folder())) {
            say("Warming up by " + failed.plan().simulation() + " failed: " + failed.reason() + "; see "
                    + failed.log());
        }
    }

    private void say(String line) {
        out.println(line);
        out.flush();
    }
}
