package io.collabboard.gatling.observe;

/** Writes what one receiver sees into a ledger. */
public final class LedgerWatch implements Watch {
    private final Ledger ledger;
    private final int receiver;
    private final Answers answers;

    /** Takes the answers to what the receiver sends itself. */
    @FunctionalInterface
    public interface Answers {
        void answered(int number, String outcome, long now);
    }

    /** A receiver that only watches. */
    public LedgerWatch(Ledger ledger, int receiver) {
        this(ledger, receiver, (number, outcome, now) -> {});
    }

    public LedgerWatch(Ledger ledger, int receiver, Answers answers) {
        this.ledger = ledger;
        this.receiver = receiver;
        this.answers = answers;
    }

    @Override
    public void moved(int sender, int number, long now) {
        ledger.received(receiver, sender, number, now);
    }

    @Override
    public void answered(int number, String outcome, long now) {
        answers.answered(number, outcome, now);
    }

    @Override
    public void gone() {
        ledger.gone(receiver);
    }
}
