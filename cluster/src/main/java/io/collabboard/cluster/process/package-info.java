/**
 * Starting other processes, and not outliving the one that started us. Knows nothing of nodes.
 */
@NullMarked
package io.collabboard.cluster.process;

import org.jspecify.annotations.NullMarked;
