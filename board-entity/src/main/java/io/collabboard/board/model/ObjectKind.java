package io.collabboard.board.model;

/** What an object is. The names are those of the stored and sent enums. */
public enum ObjectKind {
    STICKY_NOTE,
    RECTANGLE,
    ELLIPSE,
    DIAMOND,
    STAR,
    TEXT,
    LINE,
    ARROW,
    FRAME,
    SVG,
    PEN,
    IMAGE
}
