package io.collabboard.board;

import org.apache.pekko.persistence.typed.javadsl.RetentionCriteria;

/**
 * When a board is saved as a whole. While that goes on its commands wait, for the longer the more objects it has; the fewer
 * events lie behind the last snapshot, the sooner the board is up again elsewhere.
 */
final class SnapshotRule {
    private static final int EVERY_EVENTS = 1_000;
    private static final int EVERY_BYTES = 16 << 20;

    /** With so many objects a snapshot takes longer than to replay the events that it spares. */
    private static final int LARGE_BOARD = 20_000;

    private static final int LARGE_EVERY_EVENTS = 5_000;

    private int bytesSince;

    /** A snapshot at each of these goes with the removal of older ones: a small board keeps up to ten or so until then. */
    static RetentionCriteria retention() {
        return RetentionCriteria.snapshotEvery(LARGE_EVERY_EVENTS, 1);
    }

    /** Pekko asks about each event but those of {@link #retention}, at which it saves anyway. */
    boolean isDue(long sequenceNr, int objects, int eventBytes) {
        bytesSince += eventBytes;
        int every = objects < LARGE_BOARD ? EVERY_EVENTS : LARGE_EVERY_EVENTS;
        boolean isDue = sequenceNr % every == 0 || bytesSince >= EVERY_BYTES;
        if (isDue) {
            bytesSince = 0;
        }
        return isDue;
    }
}
