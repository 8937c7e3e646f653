package io.collabboard.gatling.command;

import io.collabboard.gatling.shell.ExitCodes;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** One line on standard error, and the exit code. */
final class FailureHandler implements IExecutionExceptionHandler, IParameterExceptionHandler {
    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        CommandFailure told = CommandFailure.of(failure);
        if (failure instanceof RuntimeException && told != failure && told.exitCode() == ExitCodes.FAILED) {
            failure.printStackTrace(command.getErr()); // a fault of ours
        }
        command.getErr().println("collabboard: " + told.getMessage());
        return told.exitCode();
    }

    @Override
    public int handleParseException(ParameterException failure, String[] arguments) {
        CommandLine command = failure.getCommandLine();
        command.getErr().println("collabboard: " + failure.getMessage());
        command.getErr().println("Try: " + command.getCommandSpec().qualifiedName() + " --help");
        return ExitCodes.MISUSED;
    }
}
