package io.collabboard.gatling.command.upload;

/**
 * A line that did not come onto the board.
 *
 * @param code of the server's refusal; {@link #BAD_LINE} for what was not sent at all
 */
public record Fault(long line, String code, String message) {
    public static final String BAD_LINE = "BAD_LINE";
}
