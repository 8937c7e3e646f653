package io.collabboard.cluster.board;

import io.collabboard.cluster.Node;
import io.collabboard.cluster.board.support.Guest;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Before each test Ada has a new board, and Bob is on it with her. */
abstract class TwoGuests {
    Guest ada;
    Guest bob;
    UUID board;

    abstract Node host();

    @BeforeEach
    void meet() {
        ada = Guest.connect(host().url(), "Ada");
        board = ada.createBoard();
        ada.join(board);
        bob = Guest.on(board, host().url(), "Bob");
    }

    @AfterEach
    void leave() {
        ada.abort();
        bob.abort();
    }
}
