/**
 * Objects of a board as lines of JSON: what {@code generate} and {@code objects} write and {@code stream} reads. Knows the
 * wire messages; neither sockets nor picocli.
 */
@NullMarked
package io.collabboard.gatling.command.lines;

import org.jspecify.annotations.NullMarked;
