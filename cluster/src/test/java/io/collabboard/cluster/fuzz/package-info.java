/** Many clients, random edits and failures from a seed: all must end with the same board, and each edit in it once. */
package io.collabboard.cluster.fuzz;
