/** What a node measures, and where it shows it: in this JVM, at real nodes, and at a node in a process of its own. */
package io.collabboard.cluster.metrics;
