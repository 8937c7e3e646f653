/**
 * How a node finds the others of its cluster and joins them, above what Pekko brings for it. Knows settings and actor
 * systems; of what runs on a member it knows nothing.
 */
@NullMarked
package io.collabboard.cluster.membership;

import org.jspecify.annotations.NullMarked;
