/**
 * The stress boards that {@code generate} draws: where the objects of each shape are, and how they look. Pure.
 */
@NullMarked
package io.collabboard.gatling.command.layout;

import org.jspecify.annotations.NullMarked;
