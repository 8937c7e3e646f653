/**
 * What the tools and the shell that starts them know of each other: exit codes, and whether a person sits at a stream.
 * Knows nobody; all tools know it.
 */
@NullMarked
package io.collabboard.gatling.shell;

import org.jspecify.annotations.NullMarked;
