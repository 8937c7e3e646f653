package io.collabboard.board.directory;

import io.collabboard.board.model.BoardChanged;
import java.util.Set;
import java.util.UUID;

@org.jspecify.annotations.NullMarked
public final class DirectoryTags {
    private DirectoryTags() {}

    public static Set<String> tagsFor(UUID boardId, BoardChanged e) {
        return e.concernsDirectory() ? Set.of("board-directory-" + Math.floorMod(boardId.hashCode(), 4)) : Set.of();
    }
}
