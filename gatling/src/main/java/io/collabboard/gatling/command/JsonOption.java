package io.collabboard.gatling.command;

import picocli.CommandLine.Option;

/** Answers for people or for programs. */
final class JsonOption {
    @Option(names = "--json", description = "Answer in JSON, one object a line; messages go to standard error.")
    boolean json;
}
