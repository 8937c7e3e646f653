/**
 * What the gateway counts. Everybody in the gateway may use it; it knows nobody. {@code docs/operations.md} says what each
 * figure means.
 */
@NullMarked
package io.collabboard.gateway.metrics;

import org.jspecify.annotations.NullMarked;
