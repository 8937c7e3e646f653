package io.collabboard.board.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RecentDirectoryChangesTest {
    private static final String ADA = "ada";
    private static final String BOB = "bob";
    private static final Listing.Entry OLD = board(1, "Old", BOB, true, 100);
    private static final Listing.Entry NEW = board(2, "New", ADA, false, 200);

    private Instant now = Instant.EPOCH;
    private final RecentDirectoryChanges recent = new RecentDirectoryChanges(() -> now);

    @Test
    void aNewBoardIsSeenByItsCreatorAtOnceAndInItsPlace() {
        recent.created(NEW, 1);

        assertThat(seenBy(ADA, OLD)).containsExactly(NEW, OLD);
    }

    @Test
    void aNewPrivateBoardIsNotShownToOthersAndAPublicOneIs() {
        Listing.Entry open = board(3, "Open", ADA, true, 300);
        recent.created(NEW, 1);
        recent.created(open, 1);

        assertThat(seenBy(BOB, OLD)).containsExactly(open, OLD);
    }

    @Test
    void aRenamedBoardHasItsNewName() {
        recent.renamed(OLD.boardId(), "Newer", 5);

        assertThat(seenBy(ADA, OLD)).containsExactly(OLD.renamed("Newer"));
    }

    @Test
    void aRenameOfABoardThatThePersonMayNotSeeShowsNothing() {
        recent.renamed(NEW.boardId(), "Newer", 5);

        assertThat(seenBy(BOB, OLD)).containsExactly(OLD);
    }

    @Test
    void aNewBoardThatWasRenamedHasItsNewName() {
        recent.created(NEW, 1);
        recent.renamed(NEW.boardId(), "Newer", 2);

        assertThat(seenBy(ADA)).containsExactly(NEW.renamed("Newer"));
    }

    @Test
    void theLatestOfTwoNamesCountsHoweverTheyArrive() {
        recent.renamed(OLD.boardId(), "Third", 3);
        recent.renamed(OLD.boardId(), "Second", 2);

        assertThat(seenBy(ADA, OLD)).containsExactly(OLD.renamed("Third"));
    }

    @Test
    void aDeletedBoardIsGoneEvenIfItWasNew() {
        recent.created(NEW, 1);
        recent.deleted(NEW.boardId(), 2);
        recent.deleted(OLD.boardId(), 9);

        assertThat(seenBy(ADA, OLD)).isEmpty();
    }

    @Test
    void aChangeIsForgottenWhenTheReadModelHasItAndNotBefore() {
        recent.created(NEW, 1);
        recent.renamed(NEW.boardId(), "Newer", 4);

        confirm(Map.of(NEW.boardId(), 3L));
        assertThat(seenBy(ADA, NEW)).containsExactly(NEW.renamed("Newer"));

        confirm(Map.of(NEW.boardId(), 4L));
        assertThat(recent.overlay().isEmpty()).isTrue();
    }

    @Test
    void aChangeThatComesWhileAnotherIsConfirmedIsKept() {
        recent.renamed(OLD.boardId(), "Second", 2);
        Overlay checked = recent.overlay();
        recent.renamed(OLD.boardId(), "Third", 3);

        recent.keepOnly(checked.without(Map.of(OLD.boardId(), 2L)), checked);

        assertThat(seenBy(ADA, OLD)).containsExactly(OLD.renamed("Third"));
    }

    @Test
    void aChangeIsForgottenAfterAMinute() {
        recent.created(NEW, 1);

        now = now.plus(Duration.ofMillis(59_999));
        assertThat(seenBy(ADA)).containsExactly(NEW);
        now = now.plusMillis(1);
        assertThat(recent.overlay().isEmpty()).isTrue();
    }

    @Test
    void aThousandBoardsAreRememberedAndTheOldestGoFirst() {
        for (int i = 0; i <= 1_000; i++) {
            recent.deleted(new UUID(0, i), 1);
        }
        recent.deleted(new UUID(0, 1), 2);
        recent.deleted(new UUID(0, 2_000), 1);

        assertThat(recent.overlay().boardIds())
                .hasSize(1_000)
                .doesNotContain(new UUID(0, 0), new UUID(0, 2))
                .contains(new UUID(0, 1), new UUID(0, 2_000));
    }

    @Test
    void boardsOfOneMomentAreInTheOrderOfTheDatabase() {
        Listing.Entry low = new Listing.Entry(new UUID(1, 0), "Low", ADA, "", true, 100);
        Listing.Entry high = new Listing.Entry(new UUID(-1, 0), "High", ADA, "", true, 100);
        recent.created(low, 1);
        recent.created(high, 1);

        assertThat(seenBy(ADA)).containsExactly(high, low);
    }

    private List<Listing.Entry> seenBy(String userId, Listing.Entry... listed) {
        return recent.overlay().over(List.of(listed), userId);
    }

    private void confirm(Map<UUID, Long> appliedSeqs) {
        Overlay checked = recent.overlay();
        recent.keepOnly(checked.without(appliedSeqs), checked);
    }

    private static Listing.Entry board(int id, String name, String owner, boolean isPublic, long createdAt) {
        return new Listing.Entry(new UUID(0, id), name, owner, "Name of " + owner, isPublic, createdAt);
    }
}
