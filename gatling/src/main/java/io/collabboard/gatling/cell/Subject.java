package io.collabboard.gatling.cell;

/** Which server a cell loads. */
public enum Subject {
    /** CollabBoard. */
    NODE,
    /** The reference beside it, which relays and does nothing else. */
    RELAY
}
