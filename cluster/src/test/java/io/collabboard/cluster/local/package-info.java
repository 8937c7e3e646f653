/** {@code ./collabboard cluster} as its users have it. */
package io.collabboard.cluster.local;
