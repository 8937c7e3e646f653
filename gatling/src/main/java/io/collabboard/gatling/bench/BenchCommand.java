package io.collabboard.gatling.bench;

import io.collabboard.gatling.catalogue.Catalogue;
import io.collabboard.gatling.cell.Subject;
import io.collabboard.gatling.report.Baseline;
import io.collabboard.gatling.report.Report;
import io.collabboard.gatling.shell.ExitCodes;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./collabboard bench}: what is asked for, checked before anything is started. */
@Command(
        name = "bench",
        description = {
            "Measures what a server does under load.",
            "",
            "Runs simulations, each at several sizes (columns) and several times, each run in a process of its own,"
                    + " against a node that it starts for that with its data in a fresh directory, on this machine."
                    + " COLLABBOARD_ settings of the shell do not reach that node, and the limits on operations per"
                    + " second are lifted, and clients that do not read are not sent away. Prints the figures as a table and as lines of JSON, and leaves a report.",
            ""
        },
        footerHeading = "%nExit codes:%n",
        footer = {
            "  0    all cells ran, each of their rows counted something, and nothing was lost, came twice or failed",
            "  1    a cell failed or counted nothing, deliveries were lost or came twice, there were errors, the node died,",
            "       a figure is worse than the baseline allows, or files cannot be written",
            "  2    wrong usage",
            "  3    there is no server to measure",
            "  130  interrupted"
        })
public final class BenchCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // by picocli
    private CommandSpec spec;

    @Parameters(
            arity = "0..*",
            paramLabel = "simulation",
            description = "Names, whatever their case; without any, all that --list does not mark as on demand.")
    private List<String> simulations = List.of();

    @Option(
            names = "--users",
            split = ",",
            paramLabel = "N",
            description = "Columns of simulations that count users, boards or arrivals per second, such as 25,50.")
    private List<Integer> users = List.of();

    @Option(
            names = "--objects",
            split = ",",
            paramLabel = "N",
            description = "Columns of simulations that count objects, such as 100,500. A single number is also how many"
                    + " objects there are on the boards of the others, where their boards have any (JoinStorm,"
                    + " Reconnect, Soak).")
    private List<Integer> objects = List.of();

    @Option(names = "--runs", paramLabel = "N", description = "Runs of each cell; 3, or 1 with --quick.")
    private @Nullable Integer runs;

    @Option(names = "--seconds", paramLabel = "N", description = "Measured time of simulations that go by the clock.")
    private @Nullable Integer seconds;

    @Option(names = "--quick", description = "A tour of three minutes: fewer columns, smaller loads, one run.")
    private boolean quick;

    @Option(
            names = "--relay",
            arity = "0..1",
            fallbackValue = "pekko-http",
            split = ",",
            converter = ReferenceName.class,
            paramLabel = "NAME",
            description =
                    "Run the cells that a relay without any logic can serve against such too, by turns with the"
                            + " node's, and report the ratios: pekko-http, as without a name, ws (of Node.js), or pekko-http,ws.")
    private List<Subject> relays = List.of();

    @Option(
            names = "--url",
            description = "Load the server there, which needs development login and, for most simulations, higher"
                    + " limits: COLLABBOARD_OPERATIONS_PER_SECOND and COLLABBOARD_OPERATIONS_BURST.")
    private @Nullable URI url;

    @Option(names = "--metrics-url", description = "Of that server's /metrics, for what it uses itself.")
    private @Nullable URI metricsUrl;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "For report, results and logs; absent or empty. Default: bench-results/<date>-<time>.")
    private @Nullable Path out;

    @Option(
            names = "--baseline",
            paramLabel = "FILE",
            description = "report.json of an earlier bench, to compare with.")
    private @Nullable Path baseline;

    @Option(
            names = "--limit",
            paramLabel = "FACTOR",
            defaultValue = "1.25",
            description =
                    "A figure whose median is so many times worse than in the baseline fails the bench, as do more"
                            + " errors, lost or doubled deliveries; ${DEFAULT-VALUE}.")
    private double limit;

    @Option(names = "--keep", description = "Keep the data of the node that was started.")
    private boolean keep;

    @Option(names = "--list", description = "Print the simulations with what each claims, and run nothing.")
    private boolean list;

    @Override
    public Integer call() {
        try {
            return listOrRun();
        } catch (IOException | UncheckedIOException e) {
            spec.commandLine().getErr().println("collabboard: the bench cannot go on: " + Texts.reason(e));
            return ExitCodes.FAILED;
        }
    }

    private int listOrRun() throws IOException {
        PrintWriter stdout = spec.commandLine().getOut();
        if (list) {
            Listing.lines(Catalogue.ALL).forEach(stdout::println);
            return ExitCodes.DONE;
        }
        BenchRequest request = request();
        try (Cleanup cleanup = new Cleanup()) {
            return new BenchRun(request, stdout, cleanup).run();
        } catch (ServerUnavailableException e) {
            spec.commandLine().getErr().println("collabboard: " + e.getMessage());
            return ExitCodes.UNREACHABLE;
        } catch (InterruptedException | Cleanup.EndingException e) {
            return ExitCodes.INTERRUPTED;
        }
    }

    private BenchRequest request() throws IOException {
        if (metricsUrl != null && url == null) {
            throw wrong("--metrics-url is of a server that --url names");
        }
        if (!relays.isEmpty() && url != null) {
            throw wrong("--relay runs beside the bench's own node, not beside a server that --url names");
        }
        if (url != null && (url.getHost() == null || !List.of("http", "https").contains(url.getScheme()))) {
            throw wrong("--url has to be like http://localhost:8080");
        }
        if (limit < 1) {
            throw wrong("--limit has to be 1 or more");
        }
        OutFolder folder =
                out == null ? OutFolder.named(LocalDateTime.now(ZoneId.systemDefault())) : new OutFolder(out);
        if (folder.isTaken()) {
            throw wrong("there is something in " + folder.root() + " already");
        }
        List<Subject> references = relays.stream().distinct().toList();
        Selection selection = selection();
        if (selection.isOfTwoNodes() && (url != null || !references.isEmpty())) {
            throw wrong("simulations of two nodes start their own, without --url and --relay");
        }
        return new BenchRequest(selection, url, metricsUrl, folder, keep, references, before(), limit, commandLine());
    }

    private Selection selection() {
        int runsOfEach = runs != null ? runs : quick ? 1 : 3;
        try {
            return new Selection(Selection.entries(simulations), quick, users, objects, runsOfEach, seconds);
        } catch (IllegalArgumentException e) {
            throw wrong(String.valueOf(e.getMessage()));
        }
    }

    private @Nullable Report before() {
        if (baseline == null) {
            return null;
        }
        try {
            Report report = Report.read(baseline);
            // Whatever would break a comparison half an hour later does so now.
            Baseline.compare(report, report, 1);
            return report;
        } catch (IOException | RuntimeException e) {
            throw wrong("--baseline " + baseline + " is no report that can be compared with: " + Texts.reason(e));
        }
    }

    private List<String> commandLine() {
        List<String> words = new ArrayList<>(List.of("./collabboard"));
        if (spec.parent() == null) {
            words.add(spec.name());
        }
        words.addAll(spec.root().commandLine().getParseResult().originalArgs());
        return words;
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
