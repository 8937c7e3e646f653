package io.collabboard.board.model;

/** What a person may do on a board; each role includes the ones before it. */
public enum Role {
    VIEWER,
    EDITOR,
    ADMIN;

    public boolean includes(Role other) {
        return compareTo(other) >= 0;
    }
}
