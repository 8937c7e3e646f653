/**
 * Three nodes as processes of their own, with people on all of them, and what goes wrong in a machine room. Knows nodes from outside, by
 * sockets and signals, and by {@code Census}, which tells from within who has which board.
 */
package io.collabboard.cluster.chaos;
