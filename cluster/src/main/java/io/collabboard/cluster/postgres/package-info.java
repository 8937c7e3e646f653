/**
 * A real PostgreSQL server that a node runs for itself: binaries, data directory, process and its end. Durability is
 * never traded for speed here. Knows nothing of boards or of the cluster.
 */
@NullMarked
package io.collabboard.cluster.postgres;

import org.jspecify.annotations.NullMarked;
