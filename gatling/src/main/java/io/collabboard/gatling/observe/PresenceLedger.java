package io.collabboard.gatling.observe;

import io.collabboard.gatling.cell.Meter;
import io.collabboard.gatling.cell.Series.Deliveries;
import io.collabboard.gatling.cell.Track;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.LongAdder;

/**
 * The ledger of cursors on one board where everybody moves and everybody watches. A value may be dropped in favour of a newer
 * one, so each value is due to all others as itself or as something newer, and takes until the receiver has either. A stall
 * thereby counts with all the values that fell into it, and not just with the one that ended it.
 *
 * <p>A receipt costs two numbers in arrays, and a value one record for each receiver, whether it came or was superseded.
 */
public final class PresenceLedger implements Ledger {
    private final Meter meter;
    private final Track receipts;
    private final Sends sends;
    private final long lateNanos;
    private final int people;
    /**
     * For each receiver, one more than the number of the newest value of each sender, so that 0 is none. Written by the
     * receiver's thread, after all else that a receipt changes.
     */
    private final AtomicIntegerArray[] next;

    private final AtomicIntegerArray gone;
    private final LongAdder arrived = new LongAdder();
    private final LongAdder late = new LongAdder();
    private final LongAdder doubled = new LongAdder();
    private final LongAdder strays = new LongAdder();

    /**
     * @param sends of everybody; a receiver has the number that it has as a sender
     * @param lateMs a value is late where a receiver has neither it nor a newer one for longer, in milliseconds
     */
    public PresenceLedger(Meter meter, Track receipts, Sends sends, int lateMs) {
        this.meter = meter;
        this.receipts = receipts;
        this.sends = sends;
        this.lateNanos = TimeUnit.MILLISECONDS.toNanos(lateMs);
        this.people = sends.senders();
        this.gone = new AtomicIntegerArray(people);
        this.next = new AtomicIntegerArray[people];
        for (int i = 0; i < people; i++) {
            next[i] = new AtomicIntegerArray(people);
        }
    }

    /** A value older than what the receiver has is a stray: it would take the cursor back. */
    @Override
    public void received(int receiver, int sender, int number, long now) {
        if (receiver == sender) {
            return;
        }
        if (!sends.isKnown(sender, number) || number < next[receiver].getPlain(sender) - 1) {
            strays.increment();
            return;
        }
        int first = next[receiver].getPlain(sender);
        if (meter.counts(sends.begun(sender, number))) {
            (number < first ? doubled : arrived).increment();
        }
        for (int each = first; each <= number; each++) {
            settle(sends.begun(sender, each), now);
        }
        next[receiver].setRelease(sender, number + 1);
    }

    @Override
    public void gone(int receiver) {
        gone.set(receiver, 1);
    }

    @Override
    public boolean isSettled() {
        for (int sender = 0; sender < people; sender++) {
            int end = endOfCounted(sender);
            for (int receiver = 0; receiver < people; receiver++) {
                if (receiver != sender && gone.get(receiver) == 0 && next[receiver].getAcquire(sender) < end) {
                    return false;
                }
            }
        }
        return true;
    }

    @Override
    public Deliveries account() {
        long expected = 0;
        long lost = 0;
        for (int sender = 0; sender < people; sender++) {
            expected += counted(sender, 0) * (people - 1);
            for (int receiver = 0; receiver < people; receiver++) {
                lost += receiver == sender ? 0 : counted(sender, next[receiver].getAcquire(sender));
            }
        }
        return new Deliveries(expected, expected - lost, late.sum(), lost, doubled.sum());
    }

    @Override
    public long strays() {
        return strays.sum();
    }

    /** How many of the values that count came themselves, to each receiver. */
    public long arrived() {
        return arrived.sum();
    }

    /** How many of the values that count did not come themselves, as newer ones took their place. */
    public double supersededPercent() {
        Deliveries account = account();
        return account.expected() == 0 ? 0 : 100.0 * (account.received() - arrived()) / account.expected();
    }

    private void settle(long begun, long now) {
        receipts.record(begun, now);
        if (now - begun > lateNanos && meter.counts(begun)) {
            late.increment();
        }
    }

    /** How many values of a sender count, from this number on. */
    private long counted(int sender, int from) {
        long counted = 0;
        for (int number = from; number < sends.count(sender); number++) {
            counted += meter.counts(sends.begun(sender, number)) ? 1 : 0;
        }
        return counted;
    }

    /** One more than the number of a sender's last value that counts; 0 where none does. */
    private int endOfCounted(int sender) {
        int end = sends.count(sender);
        while (end > 0 && !meter.counts(sends.begun(sender, end - 1))) {
            end--;
        }
        return end;
    }
}
