/**
 * The conversation of a board: an entity of its own beside the board's, so that talking never waits for drawing nor drawing
 * for talking. Knows of boards only who may be told what became of a request; what it stores and sends has its bytes in
 * {@code serialization}.
 */
@NullMarked
package io.collabboard.board.chat;

import org.jspecify.annotations.NullMarked;
