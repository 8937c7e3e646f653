/**
 * The command line tools: what {@code ./collabboard ping|boards|objects|stream|generate} runs, one class for each
 * subcommand. They talk to a server through the Java client only. Answers go to standard output, all else to standard
 * error.
 */
@NullMarked
package io.collabboard.gatling.command;

import org.jspecify.annotations.NullMarked;
