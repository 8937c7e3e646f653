/**
 * The read side of boards on this node: one replica for each board that somebody here looks at, the log that its sessions
 * read from, and presence. Knows sessions only as {@link io.collabboard.gateway.replica.Follower}.
 */
@NullMarked
package io.collabboard.gateway.replica;

import org.jspecify.annotations.NullMarked;
