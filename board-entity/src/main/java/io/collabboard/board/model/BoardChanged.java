package io.collabboard.board.model;

import java.util.List;

/**
 * The one event of a board: a batch of changes that were stored together.
 *
 * @param firstSeq sequence number of the first change; the others follow without holes
 * @param ts when the batch was accepted, ms since the epoch
 */
public record BoardChanged(long firstSeq, long ts, List<Change> changes) {

    public BoardChanged {
        changes = List.copyOf(changes);
    }

    public long lastSeq() {
        return firstSeq + changes.size() - 1;
    }

    /** Whether the board directory must hear of it. */
    public boolean concernsDirectory() {
        return changes.stream()
                .map(Change::body)
                .anyMatch(body -> body instanceof Change.BoardCreated
                        || body instanceof Change.BoardRenamed
                        || body instanceof Change.BoardDeleted);
    }

    /** Rough size in bytes. */
    public int weight() {
        return changes.stream().mapToInt(Change::weight).sum();
    }
}
