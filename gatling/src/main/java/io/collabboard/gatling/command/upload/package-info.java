/**
 * Bringing a stream of lines onto a board: pace, retries, reconnects, and the account of what came of each. Knows the
 * client and {@link io.collabboard.gatling.command.lines}; not picocli.
 */
@NullMarked
package io.collabboard.gatling.command.upload;

import org.jspecify.annotations.NullMarked;
