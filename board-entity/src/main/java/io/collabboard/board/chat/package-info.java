/**
 * The conversation of a board: an entity of its own beside the board's, so that talking never waits for drawing nor drawing
 * for talking. Of the board it knows only that it may be deleted; who may talk is the replica's to judge, and the bytes of
 * what is stored and sent are in {@code serialization}.
 */
@NullMarked
package io.collabboard.board.chat;

import org.jspecify.annotations.NullMarked;
