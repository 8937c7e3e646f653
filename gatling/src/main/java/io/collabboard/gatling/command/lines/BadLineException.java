package io.collabboard.gatling.command.lines;

/** A line that is no object; the message says why, for the person who wrote the line. */
public final class BadLineException extends Exception {
    private static final long serialVersionUID = 1;

    public BadLineException(String message) {
        super(message);
    }
}
