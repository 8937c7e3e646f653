package io.collabboard.gatling.command.upload;

import java.time.Duration;

/**
 * How to bring lines onto a board.
 *
 * @param window objects that are read and not settled yet, at most: this bounds the memory
 * @param waits whether no more than the server has open at once may be on the way
 * @param skipBad whether to go on after a line that is no object
 * @param newIds whether objects with ids get others
 * @param patience how long the server may say nothing while it owes answers
 * @param reconnects attempts in a row to connect again, of which none led to a connection that was of use
 */
public record UploadSettings(
        int window, boolean waits, boolean skipBad, boolean newIds, Duration patience, int reconnects) {
    /**
     * The largest window. Half of the mutations of a board that are remembered at least (R19), so that sending again what
     * has no answer has no second effect even while others edit too.
     */
    public static final int MAX_WINDOW = 4096;

    public UploadSettings {
        if (window < 1 || window > MAX_WINDOW) {
            throw new IllegalArgumentException("the window is 1 to " + MAX_WINDOW + ", not " + window);
        }
        if (reconnects < 0) {
            throw new IllegalArgumentException("reconnects must not be negative");
        }
    }
}
