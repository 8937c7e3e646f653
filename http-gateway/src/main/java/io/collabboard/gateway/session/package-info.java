/**
 * One browser or client on its socket: what it asks for, what it is sent, and the bounds of both. A session runs inside a
 * stream stage, so everything in it happens on one thread at a time.
 */
@NullMarked
package io.collabboard.gateway.session;

import org.jspecify.annotations.NullMarked;
