package io.collabboard.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.collabboard.board.protocol.PersonPresence;
import io.collabboard.gateway.metrics.GatewayMetrics;
import io.collabboard.gateway.replica.ReplicaCommand;
import io.collabboard.gateway.wire.WireSamples;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PresenceGateTest {
    private static final long INTERVAL = 20_000_000;

    private final UUID client = UUID.randomUUID();
    private final UUID first = UUID.randomUUID();
    private final UUID second = UUID.randomUUID();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final PresenceGate gate = new PresenceGate(INTERVAL, 0, new GatewayMetrics(meters));

    @Test
    void theFirstGoesOnAtOnceAndTheNextAfterAnInterval() {
        gate.cursor(cursor(1));
        assertThat(gate.take(0)).containsExactly(cursor(1));
        gate.cursor(cursor(2));
        gate.cursor(cursor(3));
        assertThat(gate.take(INTERVAL - 1)).isEmpty();
        assertThat(gate.isWaiting()).isTrue();
        assertThat(gate.millisToWait(0)).isEqualTo(20);

        assertThat(gate.take(INTERVAL)).containsExactly(cursor(3));
        assertThat(gate.isWaiting()).isFalse();
        assertThat(gate.take(10 * INTERVAL)).isEmpty();
    }

    @Test
    void ofTypingTheLatestGoesOn() {
        gate.cursor(cursor(1));
        gate.take(0);
        gate.type(new ReplicaCommand.Type(first, true));
        gate.type(new ReplicaCommand.Type(first, false));
        assertThat(gate.isWaiting()).isTrue();
        assertThat(gate.take(INTERVAL)).containsExactly(new ReplicaCommand.Type(first, false));
        gate.type(new ReplicaCommand.Type(first, true));
        gate.clear();
        assertThat(gate.isWaiting()).isFalse();
    }

    @Test
    void theEndsOfSeveralDragsAllGoOn() {
        gate.endDrag(end(first));
        gate.endDrag(end(second));
        assertThat(gate.take(0)).containsExactly(end(first, second));
        gate.endDrag(end(first));
        gate.endDrag(end());
        gate.endDrag(end(second));
        assertThat(gate.take(INTERVAL)).containsExactly(end());
    }

    @Test
    void theEndOfOneDragKeepsTheWaitingOthers() {
        gate.drag(drag(first, second));
        gate.endDrag(end(first));
        assertThat(dragged(gate.take(0))).containsExactly(second);
        gate.drag(drag(first, second));
        gate.endDrag(end());
        assertThat(gate.take(INTERVAL)).containsExactly(end());
    }

    @Test
    void aDragReplacesWhateverWaits() {
        gate.endDrag(end(first));
        gate.drag(drag(second));
        assertThat(dragged(gate.take(0))).containsExactly(second);
    }

    @Test
    void aSelectionWaitsBesideTheCursorAndWhatGivesWayIsCounted() {
        gate.select(new ReplicaCommand.Select(client, List.of(first)));
        gate.cursor(cursor(1));
        assertThat(replaced()).isZero();
        gate.select(new ReplicaCommand.Select(client, List.of(second)));
        assertThat(gate.isWaiting()).isTrue();

        assertThat(gate.take(0)).containsExactly(cursor(1), new ReplicaCommand.Select(client, List.of(second)));
        assertThat(gate.isWaiting()).isFalse();
        assertThat(replaced()).isEqualTo(1);
        gate.select(new ReplicaCommand.Select(client, List.of()));
        assertThat(gate.isWaiting()).isTrue();
        gate.clear();
        assertThat(gate.isWaiting()).isFalse();
    }

    private double replaced() {
        return meters.get("collabboard.presence.replaced").functionCounter().count();
    }

    private static List<UUID> dragged(List<ReplicaCommand> commands) {
        return ((ReplicaCommand.Drag) commands.get(0))
                .drags().stream().map(PersonPresence.Drag::objectId).toList();
    }

    private ReplicaCommand.MoveCursor cursor(float x) {
        return new ReplicaCommand.MoveCursor(client, new PersonPresence.Cursor(x, 0, null));
    }

    private ReplicaCommand.EndDrag end(UUID... ids) {
        return new ReplicaCommand.EndDrag(client, Set.of(ids));
    }

    private ReplicaCommand.Drag drag(UUID... ids) {
        return new ReplicaCommand.Drag(
                client,
                List.of(ids).stream()
                        .map(id -> new PersonPresence.Drag(id, WireSamples.moved(1), UUID.randomUUID()))
                        .toList());
    }
}
