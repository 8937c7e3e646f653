/**
 * A board as a value: objects, operations, changes, and the rules that turn one into the other. Pure and immutable; knows
 * no actors, no storage format and no wire. {@link com.google.protobuf.Value} is the one borrowed type: the value of a
 * prop.
 */
@NullMarked
package io.collabboard.board.model;

import org.jspecify.annotations.NullMarked;
