/**
 * What a node measures of itself: the registry, and the meters of the process. Knows Micrometer and nothing of where the
 * figures are served; parts that have something to count get the registry.
 */
@NullMarked
package io.collabboard.cluster.metrics;

import org.jspecify.annotations.NullMarked;
