/**
 * The Java client: one {@link io.collabboard.client.BoardClient} is one socket. Used by tests, load tools and the
 * command line. Knows the wire and nothing of the server behind it; no client has a thread of its own.
 */
@NullMarked
package io.collabboard.client;

import org.jspecify.annotations.NullMarked;
