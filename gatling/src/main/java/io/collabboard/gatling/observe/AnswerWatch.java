package io.collabboard.gatling.observe;

import io.collabboard.gatling.cell.Track;

/** Takes the answers to what one sender sends; of what else its socket sees, nothing. */
public final class AnswerWatch implements Watch {
    private final Sends sends;
    private final int sender;
    private final Track writes;

    /** @param writes takes how long each send took, from when it was due to its answer */
    public AnswerWatch(Sends sends, int sender, Track writes) {
        this.sends = sends;
        this.sender = sender;
        this.writes = writes;
    }

    @Override
    public void moved(int other, int number, long now) {
        // Receivers are others.
    }

    @Override
    public void answered(int number, String outcome, long now) {
        long begun = sends.begun(sender, number);
        if (outcome.equals("DONE")) {
            sends.done(sender, number);
            writes.record(begun, now);
        } else {
            sends.failed(sender, number);
            writes.error(begun, outcome);
        }
    }

    @Override
    public void gone() {
        // What it still sends has no answer then, which shows.
    }
}
