package io.collabboard.gateway;

import io.collabboard.board.directory.BoardDirectory;
import io.collabboard.board.directory.Listing;
import io.collabboard.board.directory.RecentDirectoryChanges;
import io.collabboard.board.model.Operation;
import io.collabboard.board.model.Role;
import io.collabboard.gateway.session.BoardLists;
import io.collabboard.gateway.session.Sessions;
import io.collabboard.gateway.wire.BoardEntry;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

/** Lists of boards from the directory; changes made through this node show at once. */
final class DirectoryLists implements BoardLists {
    private static final int MAX_BOARDS = 1_000;

    private final BoardDirectory directory;
    private final RecentDirectoryChanges recent;
    private final Sessions sessions;
    private final InstantSource clock;

    DirectoryLists(BoardDirectory directory, RecentDirectoryChanges recent, Sessions sessions, InstantSource clock) {
        this.directory = directory;
        this.recent = recent;
        this.sessions = sessions;
        this.clock = clock;
    }

    @Override
    public CompletionStage<BoardListing> list(String userId, long sinceRev) {
        return directory.list(userId, sinceRev, MAX_BOARDS).thenApply(listing -> forPerson(listing, userId));
    }

    private static BoardListing forPerson(Listing listing, String userId) {
        return new BoardListing(
                listing.entries().stream()
                        .map(entry -> forPerson(entry, userId))
                        .toList(),
                listing.rev(),
                listing.unchanged(),
                listing.truncated());
    }

    private static BoardEntry forPerson(Listing.Entry entry, String userId) {
        return new BoardEntry(
                entry.boardId(),
                entry.name(),
                entry.ownerId(),
                entry.ownerName(),
                entry.isPublic(),
                entry.createdAt(),
                entry.ownerId().equals(userId) ? Role.ADMIN : Role.EDITOR);
    }

    @Override
    public void changed(UUID boardId, Operation operation, long seq, String userId, String userName) {
        if (operation instanceof Operation.CreateBoard create) {
            recent.created(
                    new Listing.Entry(boardId, create.name(), userId, userName, create.isPublic(), clock.millis()),
                    seq);
        } else if (operation instanceof Operation.RenameBoard rename) {
            recent.renamed(boardId, rename.name(), seq);
        } else if (operation instanceof Operation.DeleteBoard) {
            recent.deleted(boardId, seq);
        }
        sessions.boardListChanged();
    }
}
