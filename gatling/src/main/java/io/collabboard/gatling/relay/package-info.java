/**
 * The reference of the bench: a first chat server in the plain way of pekko-http, that speaks enough of the wire for the same
 * simulations to drive it. It relays and does nothing else: nothing is stored, checked or limited. A process of its own;
 * knows {@code proto} alone, and of the load tools it knows nothing.
 */
@NullMarked
package io.collabboard.gatling.relay;

import org.jspecify.annotations.NullMarked;
