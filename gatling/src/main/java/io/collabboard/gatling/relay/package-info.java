/**
 * The first reference of the bench: a plain chat server in the plain way of pekko-http, that speaks enough of the wire for the same
 * simulations to drive it. It relays and does nothing else: nothing is stored, checked or limited. A process of its own;
 * knows {@code proto} alone, and of the load tools it knows nothing. The second one, in {@code src/main/ws-relay}, does the same on
 * Node.js.
 */
@NullMarked
package io.collabboard.gatling.relay;

import org.jspecify.annotations.NullMarked;
