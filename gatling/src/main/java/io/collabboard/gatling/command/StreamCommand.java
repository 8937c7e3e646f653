package io.collabboard.gatling.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.collabboard.gatling.command.lines.LineReader;
import io.collabboard.gatling.command.upload.BoardLink;
import io.collabboard.gatling.command.upload.Fault;
import io.collabboard.gatling.command.upload.Upload;
import io.collabboard.gatling.command.upload.UploadReport;
import io.collabboard.gatling.command.upload.UploadSettings;
import io.collabboard.gatling.shell.ExitCodes;
import io.collabboard.gatling.shell.Terminals;
import io.collabboard.proto.Uuids;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "stream",
        description = {
            "Brings objects onto a board, each as soon as its line is there.",
            "A line is {\"kind\":\"sticky_note\",\"x\":0,\"y\":0} with, if wanted, width, height, rotation, z_index, props,"
                    + " group_id and id. Without z_index an object comes on top. What has to be sent again, after a lost"
                    + " connection too, is created once.",
        },
        footer = ExitCodes.HELP)
final class StreamCommand implements Callable<Integer> {
    @Mixin
    private ServerOptions serverOptions = new ServerOptions();

    @Mixin
    private JsonOption output = new JsonOption();

    @Parameters(paramLabel = "FILE", description = "Lines of JSON; - is standard input.")
    private String file = "-";

    @ArgGroup(exclusive = true, multiplicity = "1")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Target target;

    @Option(
            names = "--wait",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description = "Whether to wait for acknowledgements while too many are missing. Without, up to "
                    + UploadSettings.MAX_WINDOW + " objects are under way.")
    private boolean waits;

    @Option(
            names = "--in-flight",
            paramLabel = "N",
            description = "Objects under way at once, with --wait; 1 waits for each. Default: what the server allows.")
    private @Nullable Integer inFlight;

    @Option(names = "--skip-bad", description = "Go on after a line that is no object. Else nothing after it is sent.")
    private boolean skipBad;

    @Option(names = "--new-ids", description = "Give objects and groups other ids than their lines do.")
    private boolean newIds;

    @Option(
            names = "--reconnects",
            paramLabel = "N",
            defaultValue = "10",
            description = "Attempts in a row to connect again. Default: ${DEFAULT-VALUE}")
    private int reconnects;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    /** Which board: one of the two. */
    static final class Target {
        @Option(
                names = "--board",
                paramLabel = "ID",
                required = true,
                converter = BoardId.class,
                description = "The board, by its id or the address of its page.")
        @Nullable
        UUID board;

        @Option(names = "--new", paramLabel = "NAME", required = true, description = "A new board of this name.")
        @Nullable
        String newName;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        UploadSettings settings = settings();
        try (InputStream in = open()) {
            Server server = new Server(serverOptions);
            UUID boardId = boardId(server);
            UploadReport report = upload(server, boardId, in, settings);
            report(server, boardId, report);
            return report.complete() ? ExitCodes.DONE : ExitCodes.FAILED;
        }
    }

    private UploadSettings settings() {
        if (inFlight != null && (!waits || inFlight < 1 || inFlight > UploadSettings.MAX_WINDOW)) {
            throw misused("--in-flight is 1 to " + UploadSettings.MAX_WINDOW + " and goes with --wait");
        }
        if (reconnects < 0) {
            throw misused("--reconnects must not be negative");
        }
        int window = inFlight == null ? UploadSettings.MAX_WINDOW : inFlight;
        return new UploadSettings(window, waits, skipBad, newIds, serverOptions.timeout, reconnects);
    }

    private InputStream open() {
        if (file.equals("-")) {
            return System.in;
        }
        try {
            return Files.newInputStream(Path.of(file));
        } catch (IOException | java.nio.file.InvalidPathException e) {
            throw misused("cannot read " + file);
        }
    }

    private UUID boardId(Server server) {
        if (target.board != null) {
            return target.board;
        }
        String name = target.newName == null ? "" : target.newName;
        UUID created =
                Uuids.fromBytes(CreateBoardCommand.create(server, name, true).getBoardId());
        spec.commandLine().getErr().println("Created " + server.page(created));
        return created;
    }

    private UploadReport upload(Server server, UUID boardId, InputStream in, UploadSettings settings)
            throws InterruptedException {
        Progress progress = new Progress(spec.commandLine().getErr(), Terminals.standardError());
        try {
            return Upload.run(new LineReader(in), new BoardLink(server.dialer(), boardId), settings, progress);
        } catch (CompletionException e) {
            throw server.failure(e);
        } finally {
            progress.end();
        }
    }

    private void report(Server server, UUID boardId, UploadReport report) {
        PrintWriter out = spec.commandLine().getOut();
        if (output.json) {
            Json.print(out, json(boardId, report));
        } else {
            out.print(String.format(
                    Locale.ROOT,
                    "%d objects in %.1f s (%.0f/s), acknowledged after p50 %.1f ms, p99 %.1f ms%n%s%n",
                    report.delivered(),
                    report.time().toMillis() / 1e3,
                    report.rate(),
                    report.latencyMillis(50),
                    report.latencyMillis(99),
                    server.page(boardId)));
        }
        complain(report);
    }

    private void complain(UploadReport report) {
        PrintWriter err = spec.commandLine().getErr();
        for (Fault fault : report.faults().first()) {
            err.println("line " + fault.line() + ": " + fault.code() + " " + fault.message());
        }
        if (report.faults().count() > 0) {
            err.println("collabboard: " + report.faults().refused() + " objects refused, "
                    + report.faults().badLines() + " lines bad");
        }
        if (report.open() > 0) {
            err.println("collabboard: of " + report.open() + " objects it is not known whether they are on the board");
        }
        if (report.stopped() != null) {
            err.println("collabboard: stopped, " + report.stopped());
        }
    }

    private static ObjectNode json(UUID boardId, UploadReport report) {
        ObjectNode json = Json.object()
                .put("board", boardId.toString())
                .put("objects", report.delivered())
                .put("seconds", Json.rounded(report.time().toNanos() / 1e9))
                .put("rate", Json.rounded(report.rate()))
                .put("p50_ms", report.latencyMillis(50))
                .put("p99_ms", report.latencyMillis(99))
                .put("refused", report.faults().refused())
                .put("bad_lines", report.faults().badLines())
                .put("unknown", report.open())
                .put("retries", report.retries())
                .put("reconnects", report.reconnects())
                .put("stopped", report.stopped());
        ArrayNode faults = json.putArray("faults");
        for (Fault fault : report.faults().first()) {
            faults.addObject()
                    .put("line", fault.line())
                    .put("code", fault.code())
                    .put("message", fault.message());
        }
        return json;
    }

    private ParameterException misused(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
