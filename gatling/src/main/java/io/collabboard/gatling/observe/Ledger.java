package io.collabboard.gatling.observe;

import io.collabboard.gatling.cell.Series.Deliveries;

/** Where every delivery that is due has its place. Each receiver is one thread's; the account may be made by another. */
public interface Ledger {
    /** A receiver has got what a sender has sent. */
    void received(int receiver, int sender, int number, long now);

    /** A receiver will get nothing more: nobody needs to wait for it. */
    void gone(int receiver);

    /** Whether nothing that anybody is waiting for is under way any more. */
    boolean isSettled();

    /** What came of everything that was due within the window; what is not there now is lost. */
    Deliveries account();

    /** Receipts of what was never sent, or not to that receiver. */
    long strays();
}
