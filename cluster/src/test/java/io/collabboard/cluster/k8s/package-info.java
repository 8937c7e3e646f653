/** The manifests in {@code k8s/}, rendered and checked without a cluster. */
package io.collabboard.cluster.k8s;
