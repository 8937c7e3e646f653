/**
 * A node of the cluster: entry point and settings.
 */
@NullMarked
package io.collabboard.cluster;

import org.jspecify.annotations.NullMarked;
