/**
 * What the board entity and the replicas of its board say to each other, as records. Every type here may cross from node
 * to node and has a manifest in {@code serialization}.
 */
@NullMarked
package io.collabboard.board.protocol;

import org.jspecify.annotations.NullMarked;
