package io.collabboard.gatling.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.collabboard.gatling.cell.Meter;
import io.collabboard.gatling.cell.Series.Deliveries;
import io.collabboard.gatling.cell.Track;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PresenceLedgerTest {
    private static final int LATE_MS = 100;

    private final Meter meter = Meters.open();
    private final Track receipts = meter.track("receipt");
    private final Sends sends = new Sends(2, 10);
    private final PresenceLedger ledger = new PresenceLedger(meter, receipts, sends, LATE_MS);

    private int moved(int sender) {
        return sends.begin(sender, System.nanoTime());
    }

    @Test
    void onlyTheLastValueIsDueAndToTheOthers() {
        moved(0);
        moved(0);
        int last = moved(0);
        int other = moved(1);
        assertThat(ledger.isSettled()).isFalse();
        ledger.received(1, 0, last, System.nanoTime());
        ledger.received(0, 1, other, System.nanoTime());
        ledger.received(0, 0, last, System.nanoTime());
        assertThat(ledger.isSettled()).isTrue();
        assertThat(ledger.account()).isEqualTo(new Deliveries(2, 2, 0, 0, 0));
        assertThat(receipts.count()).isEqualTo(2);
        assertThat(ledger.supersededPercent()).isEqualTo(50);
    }

    @Test
    void anOlderValueDoesNotStandForTheLast() {
        int first = moved(0);
        moved(0);
        ledger.received(1, 0, first, System.nanoTime());
        assertThat(ledger.account()).isEqualTo(new Deliveries(1, 0, 0, 1, 0));
        assertThat(ledger.isSettled()).isFalse();
        ledger.gone(1);
        assertThat(ledger.isSettled()).isTrue();
        assertThat(ledger.account().lost()).isEqualTo(1);
    }

    @Test
    void theLastValueMayBeLateOrCameAgain() {
        int last = moved(0);
        long late = sends.begun(0, last) + TimeUnit.MILLISECONDS.toNanos(LATE_MS) + 1;
        ledger.received(1, 0, last, late);
        ledger.received(1, 0, last, late);
        assertThat(ledger.account()).isEqualTo(new Deliveries(1, 1, 1, 0, 1));
    }

    @Test
    void aValueThatGoesBackIsAStray() {
        int first = moved(0);
        int last = moved(0);
        ledger.received(1, 0, last, System.nanoTime());
        ledger.received(1, 0, first, System.nanoTime());
        assertThat(ledger.strays()).isEqualTo(1);
        assertThat(ledger.account()).isEqualTo(new Deliveries(1, 1, 0, 0, 0));
    }

    @Test
    void whoMovedOnlyBeforeTheWindowIsDueNothing() {
        sends.begin(0, System.nanoTime() - TimeUnit.SECONDS.toNanos(60));
        assertThat(ledger.account()).isEqualTo(Deliveries.NONE);
        assertThat(ledger.isSettled()).isTrue();
    }
}
