package io.collabboard.gatling.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.collabboard.gatling.cell.Meter;
import io.collabboard.gatling.cell.Series.Deliveries;
import io.collabboard.gatling.cell.Track;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class PresenceLedgerTest {
    private static final int LATE_MS = 100;

    private final Meter meter = Meters.open();
    private final Track receipts = meter.track("receipt");
    private final Sends sends = new Sends(2, 10);
    private final PresenceLedger ledger = new PresenceLedger(meter, receipts, sends, LATE_MS);

    private static long millis(long number) {
        return TimeUnit.MILLISECONDS.toNanos(number);
    }

    private int moved(int sender) {
        return sends.begin(sender, System.nanoTime());
    }

    @Test
    void aValueIsReceivedOnceTheReceiverHasItOrANewerOne() {
        moved(0);
        moved(0);
        int last = moved(0);
        int other = moved(1);
        assertThat(ledger.isSettled()).isFalse();
        ledger.received(1, 0, last, System.nanoTime());
        ledger.received(0, 1, other, System.nanoTime());
        ledger.received(0, 0, last, System.nanoTime());
        assertThat(ledger.isSettled()).isTrue();
        assertThat(ledger.account()).isEqualTo(new Deliveries(4, 4, 0, 0, 0));
        assertThat(receipts.count()).isEqualTo(4);
        assertThat(ledger.arrived()).isEqualTo(2);
        assertThat(ledger.supersededPercent()).isEqualTo(50);
    }

    @Test
    void aStallCountsWithEveryValueThatFellIntoIt() {
        long begin = System.nanoTime();
        int before = sends.begin(0, begin);
        ledger.received(1, 0, before, begin + millis(1));
        int newest = before;
        for (int tick = 1; tick < 10; tick++) {
            newest = sends.begin(0, begin + millis(tick * 100L));
        }
        ledger.received(1, 0, newest, begin + millis(1_000));
        assertThat(ledger.account()).isEqualTo(new Deliveries(10, 10, 8, 0, 0));
        assertThat(ledger.supersededPercent()).isEqualTo(80);
        meter.close();
        Histogram micros = meter.result().series().get(0).decoded();
        assertThat(micros.getTotalCount()).isEqualTo(10);
        assertThat(micros.getMaxValue()).isCloseTo(900_000, withinPercentage(1));
        assertThat(micros.getValueAtPercentile(50)).isCloseTo(400_000, withinPercentage(1));
        assertThat(micros.getMinValue()).isCloseTo(1_000, withinPercentage(1));
    }

    @Test
    void whatIsNewerThanAllThatAReceiverHasIsLost() {
        int first = moved(0);
        moved(0);
        moved(0);
        ledger.received(1, 0, first, System.nanoTime());
        assertThat(ledger.account()).isEqualTo(new Deliveries(3, 1, 0, 2, 0));
        assertThat(ledger.supersededPercent()).isZero();
        assertThat(ledger.isSettled()).isFalse();
        ledger.gone(1);
        assertThat(ledger.isSettled()).isTrue();
        assertThat(ledger.account().lost()).isEqualTo(2);
    }

    @Test
    void aValueMayBeLateOrComeAgain() {
        int first = moved(0);
        ledger.received(1, 0, first, sends.begun(0, first) + millis(LATE_MS));
        ledger.received(1, 0, first, System.nanoTime());
        int last = moved(0);
        long late = sends.begun(0, last) + millis(LATE_MS) + 1;
        ledger.received(1, 0, last, late);
        ledger.received(1, 0, last, late);
        assertThat(ledger.account()).isEqualTo(new Deliveries(2, 2, 1, 0, 2));
        assertThat(receipts.count()).isEqualTo(2);
    }

    @Test
    void aValueThatGoesBackIsAStray() {
        int first = moved(0);
        int last = moved(0);
        ledger.received(1, 0, last, System.nanoTime());
        ledger.received(1, 0, first, System.nanoTime());
        assertThat(ledger.strays()).isEqualTo(1);
        assertThat(ledger.account()).isEqualTo(new Deliveries(2, 2, 0, 0, 0));
    }

    @Test
    void whatWasNeverSentIsAStray() {
        ledger.received(1, 0, moved(0) + 1, System.nanoTime());
        ledger.received(1, 2, 0, System.nanoTime());
        ledger.received(1, 0, Integer.MAX_VALUE, System.nanoTime());
        assertThat(ledger.strays()).isEqualTo(3);
        assertThat(receipts.count()).isZero();
    }

    @Test
    void whoMovedOnlyBeforeTheWindowIsDueNothing() {
        sends.begin(0, System.nanoTime() - TimeUnit.SECONDS.toNanos(60));
        assertThat(ledger.account()).isEqualTo(Deliveries.NONE);
        assertThat(ledger.isSettled()).isTrue();
    }

    @Test
    void onlyWhatWasDueWithinTheWindowCountsWhateverSupersedesIt() {
        sends.begin(0, System.nanoTime() - TimeUnit.SECONDS.toNanos(60));
        moved(0);
        moved(0);
        meter.close();
        int after = moved(0);
        ledger.received(1, 0, after, System.nanoTime());
        assertThat(ledger.isSettled()).isTrue();
        assertThat(ledger.account()).isEqualTo(new Deliveries(2, 2, 0, 0, 0));
        assertThat(receipts.count()).isEqualTo(2);
        assertThat(ledger.supersededPercent()).isEqualTo(100);
    }
}
