package io.collabboard.gatling.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.collabboard.gatling.cell.Meter;
import io.collabboard.gatling.cell.Series.Deliveries;
import io.collabboard.gatling.cell.Track;
import io.collabboard.gatling.observe.DeliveryLedger.Company;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DeliveryLedgerTest {
    private static final int LATE_MS = 100;

    private final Meter meter = Meters.open();
    private final Track receipts = meter.track("receipt");
    private final Sends sends = new Sends(2, 200);
    private final DeliveryLedger ledger = ledger(new Company(0, 2, 3, false));

    private DeliveryLedger ledger(Company company) {
        return new DeliveryLedger(meter, receipts, sends, company, LATE_MS);
    }

    private int acknowledged(int sender) {
        int number = sends.begin(sender, System.nanoTime());
        sends.done(sender, number);
        return number;
    }

    private void everyone(int sender, int number) {
        IntStream.range(0, 3).forEach(receiver -> ledger.received(receiver, sender, number, System.nanoTime()));
    }

    @Test
    void whatEveryoneHasIsReceived() {
        everyone(0, acknowledged(0));
        everyone(1, acknowledged(1));
        assertThat(ledger.account()).isEqualTo(new Deliveries(6, 6, 0, 0, 0));
        assertThat(receipts.count()).isEqualTo(6);
        assertThat(ledger.isSettled()).isTrue();
    }

    @Test
    void whatOneLacksIsLost() {
        int number = acknowledged(0);
        ledger.received(0, 0, number, System.nanoTime());
        ledger.received(2, 0, number, System.nanoTime());
        assertThat(ledger.account()).isEqualTo(new Deliveries(3, 2, 0, 1, 0));
        assertThat(ledger.isSettled()).isFalse();
    }

    @Test
    void whatOneWhoIsGoneLacksIsLostButNotWaitedFor() {
        int number = acknowledged(0);
        ledger.received(0, 0, number, System.nanoTime());
        ledger.received(2, 0, number, System.nanoTime());
        ledger.gone(1);
        assertThat(ledger.isSettled()).isTrue();
        assertThat(ledger.account().lost()).isEqualTo(1);
    }

    @Test
    void whatTakesTooLongIsReceivedAndLate() {
        int number = acknowledged(0);
        everyone(0, number);
        int slow = acknowledged(0);
        long begun = sends.begun(0, slow);
        ledger.received(0, 0, slow, begun + TimeUnit.MILLISECONDS.toNanos(LATE_MS));
        ledger.received(1, 0, slow, begun + TimeUnit.MILLISECONDS.toNanos(LATE_MS) + 1);
        ledger.received(2, 0, slow, begun);
        assertThat(ledger.account()).isEqualTo(new Deliveries(6, 6, 1, 0, 0));
    }

    @Test
    void whatComesAgainIsDoubledAndNotReceivedTwice() {
        int number = acknowledged(1);
        everyone(1, number);
        ledger.received(1, 1, number, System.nanoTime());
        ledger.received(1, 1, number, System.nanoTime());
        assertThat(ledger.account()).isEqualTo(new Deliveries(3, 3, 0, 0, 2));
        assertThat(receipts.count()).isEqualTo(3);
    }

    @Test
    void aRefusedSendIsDueToNobody() {
        int number = sends.begin(0, System.nanoTime());
        sends.failed(0, number);
        assertThat(ledger.isSettled()).isTrue();
        assertThat(ledger.account()).isEqualTo(Deliveries.NONE);
    }

    @Test
    void aSendWithoutAnAnswerIsWaitedForAndDueOnceAnyoneHasIt() {
        int number = sends.begin(0, System.nanoTime());
        assertThat(ledger.isSettled()).isFalse();
        assertThat(ledger.account()).isEqualTo(Deliveries.NONE);
        sends.failed(0, number);
        ledger.received(1, 0, number, System.nanoTime());
        assertThat(ledger.isSettled()).isFalse();
        assertThat(ledger.account()).isEqualTo(new Deliveries(3, 1, 0, 2, 0));
    }

    @Test
    void onlyWhatBeganWithinTheWindowCounts() {
        int before = sends.begin(0, System.nanoTime() - TimeUnit.SECONDS.toNanos(60));
        sends.done(0, before);
        int within = acknowledged(0);
        meter.close();
        int after = acknowledged(0);
        everyone(0, before);
        everyone(0, before);
        everyone(0, within);
        ledger.received(0, 0, after, System.nanoTime());
        assertThat(ledger.account()).isEqualTo(new Deliveries(3, 3, 0, 0, 0));
        assertThat(ledger.isSettled()).isTrue();
    }

    @Test
    void ownSendsAreDueToTheOthersOnly() {
        DeliveryLedger board = ledger(new Company(0, 2, 2, true));
        int number = acknowledged(1);
        board.received(0, 1, number, System.nanoTime());
        board.received(1, 1, number, System.nanoTime());
        assertThat(board.account()).isEqualTo(new Deliveries(1, 1, 0, 0, 0));
        assertThat(board.strays()).isZero();
    }

    @Test
    void whatWasNeverSentAndWhatIsOfAnotherBoardIsAStray() {
        DeliveryLedger board = ledger(new Company(0, 1, 3, false));
        int number = acknowledged(1);
        board.received(0, 1, number, System.nanoTime());
        board.received(0, 0, 0, System.nanoTime());
        board.received(0, 0, -1, System.nanoTime());
        board.received(0, 0, 200, System.nanoTime());
        assertThat(board.strays()).isEqualTo(4);
        assertThat(board.account()).isEqualTo(Deliveries.NONE);
    }

    @Test
    void aThreadForEachReceiverLosesNothing() throws InterruptedException {
        Thread[] threads = new Thread[3];
        for (int i = 0; i < threads.length; i++) {
            int receiver = i;
            threads[i] = new Thread(() -> follow(receiver));
            threads[i].start();
        }
        for (int number = 0; number < 200; number++) {
            acknowledged(0);
            acknowledged(1);
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(ledger.account()).isEqualTo(new Deliveries(1_200, 1_200, 0, 0, 0));
        assertThat(receipts.count()).isEqualTo(1_200);
    }

    private void follow(int receiver) {
        for (int number = 0; number < 200; number++) {
            for (int sender = 0; sender < 2; sender++) {
                while (sends.count(sender) <= number) {
                    Thread.onSpinWait();
                }
                ledger.received(receiver, sender, number, sends.begun(sender, number));
            }
        }
    }
}
