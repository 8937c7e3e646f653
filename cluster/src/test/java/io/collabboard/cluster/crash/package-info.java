/** Nodes as processes of their own, which tests kill, end and start again. Knows a node from outside only: its socket and its signals. */
package io.collabboard.cluster.crash;
