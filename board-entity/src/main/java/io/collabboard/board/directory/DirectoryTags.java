package io.collabboard.board.directory;

import io.collabboard.board.model.BoardChanged;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * The tags under which the directory's projection finds its events. All events of a board have the same tag, so they stay
 * in order. Tags are stored: neither their number nor their choice may ever change.
 */
public final class DirectoryTags {
    private static final int COUNT = 4;
    private static final List<String> ALL =
            IntStream.range(0, COUNT).mapToObj(i -> "board-directory-" + i).toList();

    private DirectoryTags() {}

    static List<String> all() {
        return ALL;
    }

    /** Tags of an event of this board: none where the directory need not hear of it. */
    public static Set<String> tagsFor(UUID boardId, BoardChanged event) {
        return event.concernsDirectory() ? Set.of(tagOf(boardId)) : Set.of();
    }

    /** By the last bits, which are random in every version of UUID that is in use. */
    private static String tagOf(UUID boardId) {
        return ALL.get((int) Long.remainderUnsigned(boardId.getLeastSignificantBits(), COUNT));
    }
}
