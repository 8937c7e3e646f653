package io.collabboard.gatling.dsl;

import io.collabboard.client.BoardClient;
import io.collabboard.client.DevTickets;
import io.collabboard.gatling.cell.EntityCount;
import io.collabboard.gatling.cell.Target;
import io.collabboard.proto.Uuids;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The boards that a load finds ready. They are made over the wire, like anybody's. */
final class Preparation {
    private static final Logger log = LoggerFactory.getLogger(Preparation.class);

    /** Unanswered requests at once. */
    private static final int WINDOW = 100;

    /** Of boards until one is where it shall be; each is there or not, as a coin falls. */
    private static final int MOST_TRIES = 64;

    private final List<Board> boards = new ArrayList<>();

    /** A board and the notes on it. */
    private record Board(UUID id, List<UUID> notes) {}

    /**
     * Registers a board.
     *
     * @return its id; its notes are numbered as in {@code notes}
     */
    UUID board(List<UUID> notes) {
        UUID id = Uuids.next();
        boards.add(new Board(id, notes));
        return id;
    }

    /**
     * Makes the boards.
     *
     * @throws java.util.concurrent.CompletionException where the server refuses
     */
    void make(URI url) {
        try (BoardClient owner = connect(url)) {
            for (Board board : boards) {
                owner.createBoard(board.id(), "Load").join();
                if (!board.notes().isEmpty()) {
                    owner.join(board.id(), 0, 0, answer -> {}).join();
                    fill(owner, board);
                }
            }
        }
    }

    /**
     * Makes a board whose entity is on a node of two. Which one has it is the cluster's choice, so several are made until one is
     * there.
     *
     * @throws IllegalStateException where none gets there
     */
    UUID makeOn(Target node, Target other, UUID note) {
        try (BoardClient owner = connect(node.url())) {
            for (int i = 0; i < MOST_TRIES; i++) {
                long before = EntityCount.at(node);
                long otherBefore = EntityCount.at(other);
                Board board = new Board(Uuids.next(), List.of(note));
                boards.add(board);
                owner.createBoard(board.id(), "Load").join();
                if (EntityCount.at(node) == before + 1 && EntityCount.at(other) == otherBefore) {
                    owner.join(board.id(), 0, 0, answer -> {}).join();
                    fill(owner, board);
                    return board.id();
                }
            }
        }
        throw new IllegalStateException("of " + MOST_TRIES + " boards none has its entity on " + node.url());
    }

    /** Takes the boards away again, so that a server is left as it was found. What cannot be taken away is told. */
    void remove(URI url) {
        try (BoardClient owner = connect(url)) {
            List<CompletableFuture<?>> removals = new ArrayList<>();
            for (Board board : boards) {
                removals.add(owner.deleteBoard(board.id()));
                if (removals.size() % WINDOW == 0) {
                    removals.get(removals.size() - 1).join();
                }
            }
            removals.forEach(CompletableFuture::join);
        } catch (CompletionException e) {
            log.warn("boards of the load are left on the server", e);
        }
    }

    private static BoardClient connect(URI url) {
        return BoardClient.connect(url, DevTickets.of(url, "load-owner"), event -> {})
                .join();
    }

    private static void fill(BoardClient owner, Board board) {
        Queue<CompletableFuture<?>> open = new ArrayDeque<>();
        for (int i = 0; i < board.notes().size(); i++) {
            open.add(owner.createObject(board.id(), Notes.note(board.notes().get(i), i)));
            if (open.size() == WINDOW) {
                open.remove().join();
            }
        }
        open.forEach(CompletableFuture::join);
    }
}
