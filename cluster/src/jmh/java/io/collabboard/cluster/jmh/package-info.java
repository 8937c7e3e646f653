/**
 * What single steps of the engine cost, each beside a reference in the same run. Compiled by the profile {@code jmh} only;
 * {@code docs/performance.md} has the command and the figures.
 */
@NullMarked
package io.collabboard.cluster.jmh;

import org.jspecify.annotations.NullMarked;
