/** One simulation for each claim of the README; {@code Catalogue} lists them. */
@NullMarked
package io.collabboard.gatling.simulation;

import org.jspecify.annotations.NullMarked;
