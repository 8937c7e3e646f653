/** Which simulations there are, what each one claims, and how much of it a full bench and a quick tour run. */
@NullMarked
package io.collabboard.gatling.catalogue;

import org.jspecify.annotations.NullMarked;
