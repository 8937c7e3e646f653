package io.collabboard.gatling.observe;

import io.collabboard.gatling.cell.Meter;
import io.collabboard.gatling.cell.Series.Deliveries;
import io.collabboard.gatling.cell.Track;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.LongAdder;

/**
 * The ledger of cursors on one board where everybody moves and everybody watches. A value may be dropped in favour of a newer
 * one, so only the last one of each person is due to all others; of those before it, the ones that come are measured, and the
 * rest is superseded.
 */
public final class PresenceLedger implements Ledger {
    private final Meter meter;
    private final Track receipts;
    private final Sends sends;
    private final long lateNanos;
    private final int people;
    private final View[] views;
    private final AtomicIntegerArray gone;
    private final LongAdder strays = new LongAdder();

    /** What one receiver has of each sender. Written by one thread; who has read {@code newest} may read the rest. */
    private static final class View {
        /** One more than the number of the newest value, so that 0 is none. */
        private final AtomicIntegerArray newest;

        private final AtomicIntegerArray repeats;
        private final long[] receivedAt;

        View(int senders) {
            newest = new AtomicIntegerArray(senders);
            repeats = new AtomicIntegerArray(senders);
            receivedAt = new long[senders];
        }

        int newest(int sender) {
            return newest.getAcquire(sender) - 1;
        }

        void renew(int sender, int number, long now) {
            receivedAt[sender] = now;
            repeats.setPlain(sender, 0);
            newest.setRelease(sender, number + 1);
        }
    }

    /**
     * @param sends of everybody; a receiver has the number that it has as a sender
     * @param lateMs a last value that takes longer, in milliseconds, is late
     */
    public PresenceLedger(Meter meter, Track receipts, Sends sends, int lateMs) {
        this.meter = meter;
        this.receipts = receipts;
        this.sends = sends;
        this.lateNanos = TimeUnit.MILLISECONDS.toNanos(lateMs);
        this.people = sends.senders();
        this.gone = new AtomicIntegerArray(people);
        this.views = new View[people];
        for (int i = 0; i < people; i++) {
            views[i] = new View(people);
        }
    }

    /** A value older than what the receiver has is a stray: it would take the cursor back. */
    @Override
    public void received(int receiver, int sender, int number, long now) {
        if (receiver == sender) {
            return;
        }
        View view = views[receiver];
        if (!sends.isKnown(sender, number) || number < view.newest(sender)) {
            strays.increment();
        } else if (number == view.newest(sender)) {
            view.repeats.incrementAndGet(sender);
        } else {
            view.renew(sender, number, now);
            receipts.record(sends.begun(sender, number), now);
        }
    }

    @Override
    public void gone(int receiver) {
        gone.set(receiver, 1);
    }

    @Override
    public boolean isSettled() {
        for (int receiver = 0; receiver < people; receiver++) {
            if (gone.get(receiver) == 0 && account(receiver).lost() > 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public Deliveries account() {
        Deliveries all = Deliveries.NONE;
        for (int receiver = 0; receiver < people; receiver++) {
            all = all.plus(account(receiver));
        }
        return all;
    }

    @Override
    public long strays() {
        return strays.sum();
    }

    /** How many of the values that were sent within the window nobody needed to get, as newer ones took their place. */
    public double supersededPercent() {
        long sent = 0;
        for (int sender = 0; sender < people; sender++) {
            for (int number = 0; number < sends.count(sender); number++) {
                sent += meter.counts(sends.begun(sender, number)) ? 1 : 0;
            }
        }
        long copies = sent * (people - 1);
        return copies == 0 ? 0 : 100.0 * (copies - receipts.count() - account().lost()) / copies;
    }

    private Deliveries account(int receiver) {
        View view = views[receiver];
        long expected = 0;
        long received = 0;
        long late = 0;
        long doubled = 0;
        for (int sender = 0; sender < people; sender++) {
            int last = sends.count(sender) - 1;
            if (sender == receiver || last < 0 || !meter.counts(sends.begun(sender, last))) {
                continue;
            }
            expected++;
            if (view.newest(sender) == last) {
                received++;
                late += view.receivedAt[sender] - sends.begun(sender, last) > lateNanos ? 1 : 0;
                doubled += view.repeats.get(sender);
            }
        }
        return new Deliveries(expected, received, late, expected - received, doubled);
    }
}
