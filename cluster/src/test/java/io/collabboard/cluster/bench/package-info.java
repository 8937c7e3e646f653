/** Measures a node of its own from outside, beside the bare PostgreSQL under it. Told in {@code docs/performance.md}. */
package io.collabboard.cluster.bench;
