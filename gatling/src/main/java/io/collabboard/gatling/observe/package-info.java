/**
 * Who watches a board while it is under load: sockets of their own that see all that a participant is sent, and the ledgers
 * in which every delivery that is due has its place. Gatling's sockets show only what a user waits for. Knows the wire and
 * {@code cell}; the simulations tell it who sends what.
 */
@NullMarked
package io.collabboard.gatling.observe;

import org.jspecify.annotations.NullMarked;
