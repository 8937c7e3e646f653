/**
 * {@code ./collabboard cluster}: several nodes and their PostgreSQL on one machine, for trying a cluster and for tests of
 * one. Starts nodes as processes, by the settings that any operator has, and stops them together. Knows of a node what it is
 * told by its environment and what it says in its log.
 */
@NullMarked
package io.collabboard.cluster.local;

import org.jspecify.annotations.NullMarked;
