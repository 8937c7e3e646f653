/**
 * The protocol layer for Gatling: what a virtual user can do on a board, and the frame of a simulation. Frames are made by
 * the Java client's {@code Requests}; sockets are Gatling's own, so that its reports show them; answers are awaited as
 * binary checks. Latencies are taken here, in nanoseconds, since Gatling's own are whole milliseconds.
 */
@NullMarked
package io.collabboard.gatling.dsl;

import org.jspecify.annotations.NullMarked;
