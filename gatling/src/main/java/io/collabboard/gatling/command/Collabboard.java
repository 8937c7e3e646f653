package io.collabboard.gatling.command;

import io.collabboard.gatling.bench.BenchCommand;
import io.collabboard.gatling.shell.ExitCodes;
import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** {@code ./collabboard <subcommand>}, apart from starting a node. */
@Command(
        name = "collabboard",
        description = "Tools for a CollabBoard server.",
        subcommands = {
            PingCommand.class,
            BoardsCommand.class,
            ObjectsCommand.class,
            StreamCommand.class,
            GenerateCommand.class,
            BenchCommand.class,
        },
        synopsisSubcommandLabel = "SUBCOMMAND",
        footer = ExitCodes.HELP)
public final class Collabboard {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this text.")
    @SuppressWarnings("unused") // picocli reads it
    private boolean help;

    private Collabboard() {}

    public static void main(String[] arguments) {
        StandardOutput standardOutput = new StandardOutput(new FileOutputStream(FileDescriptor.out));
        PrintWriter out =
                new PrintWriter(new BufferedWriter(new OutputStreamWriter(standardOutput, StandardCharsets.UTF_8)));
        PrintWriter err = new PrintWriter(new OutputStreamWriter(System.err, Charset.defaultCharset()), true);
        int code = commandLine().setOut(out).setErr(err).execute(arguments);
        out.flush();
        IOException failure = standardOutput.failure();
        if (failure != null) {
            err.println("collabboard: cannot write the answer: " + failure.getMessage());
            code = code == ExitCodes.DONE ? ExitCodes.FAILED : code;
        }
        System.exit(code);
    }

    /** All subcommands, as the start script and the tests run them. */
    static CommandLine commandLine() {
        FailureHandler failures = new FailureHandler();
        return new CommandLine(new Collabboard())
                .setExecutionExceptionHandler(failures)
                .setParameterExceptionHandler(failures);
    }
}
