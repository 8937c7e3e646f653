package io.collabboard.cluster.settings;

/** How the nodes of a cluster find each other. */
public enum Discovery {
    /** By the nodes to join; the first of them forms the cluster. Without any the node is a cluster of one. */
    SEEDS,
    /** By the pods with a label; those that answer agree on who forms the cluster. */
    KUBERNETES,
    /** By a list; those that answer agree on who forms the cluster. */
    STATIC
}
