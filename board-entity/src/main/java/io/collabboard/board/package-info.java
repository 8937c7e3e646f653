/**
 * The entity that owns a board, and how it is sharded over the cluster.
 */
@NullMarked
package io.collabboard.board;

import org.jspecify.annotations.NullMarked;
