package io.collabboard.board.model;

import java.util.UUID;

/** What somebody wants done to a board. */
public sealed interface Operation {

    record CreateBoard(String name, boolean isPublic) implements Operation {}

    record RenameBoard(String name) implements Operation {}

    record DeleteBoard() implements Operation {}

    /**
     * @param object creator and version are given by the board
     * @param placeOnTop ignore the object's z-index and put it above everything
     */
    record CreateObject(BoardObject object, boolean placeOnTop) implements Operation {}

    /** @param baseVersion not 0: compare-and-set against exactly this version */
    record UpdateObject(UUID objectId, ObjectPatch patch, int baseVersion) implements Operation {}

    record DeleteObject(UUID objectId) implements Operation {}
}
