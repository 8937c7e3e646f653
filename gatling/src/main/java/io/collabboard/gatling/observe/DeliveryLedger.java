package io.collabboard.gatling.observe;

import io.collabboard.gatling.cell.Meter;
import io.collabboard.gatling.cell.Series.Deliveries;
import io.collabboard.gatling.cell.Track;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntFunction;

/**
 * The ledger of durable changes on one board: whoever is on it gets each of them exactly once. A send is due to all
 * receivers when it is acknowledged, and also when anyone has received it: a send that timed out may have taken effect, and
 * then nobody may miss it. A refused send is due to nobody. What began outside the window is not counted.
 *
 * <p>A receipt costs a bit in an array, for a thousand receivers see every send.
 */
public final class DeliveryLedger implements Ledger {
    private final Meter meter;
    private final IntFunction<Track> receipts;
    private final Sends sends;
    private final Company company;
    private final long lateNanos;
    private final AtomicLongArray[] seen;
    private final AtomicIntegerArray gone;
    private final LongAdder late = new LongAdder();
    private final LongAdder doubled = new LongAdder();
    private final LongAdder strays = new LongAdder();

    /**
     * Who is on the board.
     *
     * @param firstSender of those that send there
     * @param senders how many, with numbers that follow each other
     * @param receivers how many, from 0
     * @param together whether the receivers are the senders, in the same order; own sends are due to nobody then
     */
    public record Company(int firstSender, int senders, int receivers, boolean together) {
        boolean isDue(int receiver, int sender) {
            return sender >= firstSender
                    && sender < firstSender + senders
                    && !(together && sender - firstSender == receiver);
        }

        boolean isOwn(int receiver, int sender) {
            return together && sender - firstSender == receiver;
        }
    }

    /** @param lateMs a delivery that takes longer, in milliseconds, is late */
    public DeliveryLedger(Meter meter, Track receipts, Sends sends, Company company, int lateMs) {
        this(meter, number -> receipts, sends, company, lateMs);
    }

    /** @param receipts the row for receipts of the sends of a number */
    public DeliveryLedger(Meter meter, IntFunction<Track> receipts, Sends sends, Company company, int lateMs) {
        this.meter = meter;
        this.receipts = receipts;
        this.sends = sends;
        this.company = company;
        this.lateNanos = TimeUnit.MILLISECONDS.toNanos(lateMs);
        this.gone = new AtomicIntegerArray(company.receivers());
        this.seen = new AtomicLongArray[company.receivers()];
        int words = company.senders() * sends.capacity() / Long.SIZE + 1;
        for (int i = 0; i < seen.length; i++) {
            seen[i] = new AtomicLongArray(words);
        }
    }

    @Override
    public void received(int receiver, int sender, int number, long now) {
        if (!company.isDue(receiver, sender) || !sends.isKnown(sender, number)) {
            if (!company.isOwn(receiver, sender)) {
                strays.increment();
            }
            return;
        }
        long begun = sends.begun(sender, number);
        boolean first = mark(receiver, sender, number);
        if (!meter.counts(begun)) {
            return;
        }
        if (!first) {
            doubled.increment();
            return;
        }
        receipts.apply(number).record(begun, now);
        if (now - begun > lateNanos) {
            late.increment();
        }
    }

    @Override
    public void gone(int receiver) {
        gone.set(receiver, 1);
    }

    @Override
    public boolean isSettled() {
        for (int sender = company.firstSender(); sender < endSender(); sender++) {
            for (int number = 0; number < sends.count(sender); number++) {
                if (meter.counts(sends.begun(sender, number)) && isUnderWay(sender, number)) {
                    return false;
                }
            }
        }
        return true;
    }

    @Override
    public Deliveries account() {
        long expected = 0;
        long received = 0;
        for (int sender = company.firstSender(); sender < endSender(); sender++) {
            for (int number = 0; number < sends.count(sender); number++) {
                if (meter.counts(sends.begun(sender, number))) {
                    int got = receiversOf(sender, number);
                    received += got;
                    expected += got > 0 || sends.isDone(sender, number) ? dueTo() : 0;
                }
            }
        }
        return new Deliveries(expected, received, late.sum(), expected - received, doubled.sum());
    }

    @Override
    public long strays() {
        return strays.sum();
    }

    private boolean isUnderWay(int sender, int number) {
        boolean wanted = sends.isDone(sender, number) || receiversOf(sender, number) > 0;
        for (int receiver = 0; wanted && receiver < seen.length; receiver++) {
            if (company.isDue(receiver, sender) && gone.get(receiver) == 0 && !isMarked(receiver, sender, number)) {
                return true;
            }
        }
        return sends.isOpen(sender, number);
    }

    private int receiversOf(int sender, int number) {
        int count = 0;
        for (int receiver = 0; receiver < seen.length; receiver++) {
            count += isMarked(receiver, sender, number) ? 1 : 0;
        }
        return count;
    }

    private int dueTo() {
        return company.together() ? seen.length - 1 : seen.length;
    }

    private int endSender() {
        return company.firstSender() + company.senders();
    }

    /** @return whether it was not there */
    private boolean mark(int receiver, int sender, int number) {
        int bit = bit(sender, number);
        AtomicLongArray bits = seen[receiver];
        long word = bits.getPlain(bit / Long.SIZE);
        bits.setRelease(bit / Long.SIZE, word | (1L << bit));
        return (word & (1L << bit)) == 0;
    }

    private boolean isMarked(int receiver, int sender, int number) {
        int bit = bit(sender, number);
        return (seen[receiver].getAcquire(bit / Long.SIZE) & (1L << bit)) != 0;
    }

    private int bit(int sender, int number) {
        return (sender - company.firstSender()) * sends.capacity() + number;
    }
}
