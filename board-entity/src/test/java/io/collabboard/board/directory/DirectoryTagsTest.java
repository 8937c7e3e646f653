package io.collabboard.board.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.collabboard.board.model.BoardChanged;
import io.collabboard.board.model.Change;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DirectoryTagsTest {

    @Test
    void editsOfObjectsAreNotTagged() {
        assertThat(DirectoryTags.tagsFor(UUID.randomUUID(), eventOf(new Change.ObjectDeleted(new UUID(1, 1)))))
                .isEmpty();
    }

    @Test
    void allNewsOfABoardHasOneTag() {
        UUID boardId = UUID.randomUUID();

        assertThat(Stream.of(
                                new Change.BoardCreated("Plan", "owner", true),
                                new Change.BoardRenamed("Plan B"),
                                new Change.BoardDeleted())
                        .map(body -> DirectoryTags.tagsFor(boardId, eventOf(body)))
                        .collect(Collectors.toSet()))
                .singleElement()
                .satisfies(tags -> assertThat(tags).hasSize(1));
    }

    @Test
    void boardsSpreadOverAllTagsAndNoOthers() {
        Random random = new Random(7);

        assertThat(Stream.generate(() -> new UUID(random.nextLong(), random.nextLong()))
                        .limit(200)
                        .flatMap(id -> DirectoryTags.tagsFor(id, eventOf(new Change.BoardDeleted())).stream())
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(DirectoryTags.all());
    }

    /** Tags lie in journals. */
    @ParameterizedTest
    @CsvSource({
        "01900000-0000-7000-8000-000000000000, board-directory-0",
        "01900000-0000-7000-8000-000000000001, board-directory-1",
        "01900000-0000-7000-bfff-fffffffffffe, board-directory-2",
        "01900000-0000-7000-8000-0000000000ff, board-directory-3"
    })
    void theTagOfABoardNeverChanges(UUID boardId, String tag) {
        assertThat(DirectoryTags.tagsFor(boardId, eventOf(new Change.BoardDeleted())))
                .containsExactly(tag);
    }

    private static BoardChanged eventOf(Change.Body body) {
        return new BoardChanged(1, 0, List.of(new Change(new UUID(0, 1), new UUID(0, 2), "owner", body)));
    }
}
