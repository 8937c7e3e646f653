package io.collabboard.gateway.replica;

import static org.assertj.core.api.Assertions.assertThat;

import io.collabboard.board.protocol.PersonPresence;
import io.collabboard.gateway.metrics.GatewayMetrics;
import io.collabboard.gateway.wire.WireSamples;
import io.collabboard.proto.Uuids;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.pekko.util.ByteString;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PresenceTest {

    private final UUID ada = UUID.randomUUID();
    private final UUID bob = UUID.randomUUID();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Presence presence = new Presence(new GatewayMetrics(meters));

    @Test
    void aCursorAndDragsAreKeptSideBySide() {
        PersonPresence.Drag drag = drag();
        presence.drags(ada, List.of(drag));
        presence.cursor(ada, at(1));

        assertThat(presence.all()).containsExactly(new PersonPresence(ada, at(1), List.of(drag)));
    }

    @Test
    void typingIsKeptBesideEverythingElseAndIsOverOnceTold() {
        presence.typing(ada, true);
        presence.cursor(ada, at(1));
        presence.drags(ada, List.of());
        presence.select(ada, List.of());
        assertThat(presence.all()).containsExactly(new PersonPresence(ada, at(1), List.of(), List.of(), true));
        PresenceView first = presence.drainInto(PresenceView.empty(new UUID(1, 1)));
        presence.typing(ada, true);
        assertThat(presence.isDirty()).as("said again is no news").isFalse();

        presence.cursor(ada, at(2));
        assertThat(presence.changed()).containsExactly(new PersonPresence(ada, at(2), List.of(), null, true));
        PresenceView second = presence.drainInto(first);
        assertThat(typing(second.since(-1))).containsExactly(true);
        assertThat(typing(second.since(first.tick()))).containsExactly(true);
        presence.typing(ada, false);
        assertThat(typing(presence.drainInto(second).since(second.tick()))).containsExactly(false);
    }

    private static List<Boolean> typing(ByteString presence) {
        return WireSamples.frames(presence).get(0).getPresenceChanged().getPeopleList().stream()
                .map(person -> person.getTyping())
                .toList();
    }

    @Test
    void anEndedDragIsGone() {
        PersonPresence.Drag first = drag();
        PersonPresence.Drag second = drag();
        presence.drags(ada, List.of(first, second));
        presence.endDrags(ada, Set.of(first.objectId()));
        assertThat(presence.all().get(0).drags()).containsExactly(second);
        presence.endDrags(ada, Set.of());
        assertThat(presence.all().get(0).drags()).isEmpty();
    }

    @Test
    void aDragIsDroppedOnceItsUpdateIsCommittedWhicheverComesFirst() {
        PersonPresence.Drag early = drag();
        presence.drags(ada, List.of(early));
        presence.committed(early.updateId(), ada);
        assertThat(presence.all().get(0).drags()).isEmpty();

        PersonPresence.Drag late = drag();
        presence.committed(late.updateId(), ada);
        presence.drags(ada, List.of(late));
        assertThat(presence.all().get(0).drags()).isEmpty();
    }

    @Test
    void aTickHoldsTheLatestOfEachAndEndsWithIt() {
        presence.cursor(ada, at(1));
        presence.cursor(ada, at(2));
        presence.cursor(bob, at(3));
        assertThat(replaced()).isEqualTo(1);
        assertThat(presence.isDirty()).isTrue();

        PresenceView view = presence.drainInto(PresenceView.empty(new UUID(1, 1)));

        assertThat(presence.isDirty()).isFalse();
        assertThat(xs(view.since(0))).containsExactly(2f, 3f);
        assertThat(view.since(view.tick()).isEmpty()).isTrue();
    }

    @Test
    void whoLagsGetsEveryoneWhoChangedSinceOnce() {
        presence.cursor(ada, at(1));
        PresenceView first = presence.drainInto(PresenceView.empty(new UUID(1, 1)));
        presence.cursor(bob, at(2));
        PresenceView second = presence.drainInto(first);
        presence.cursor(bob, at(3));
        PresenceView third = presence.drainInto(second);

        assertThat(xs(third.since(second.tick()))).containsExactly(3f);
        assertThat(third.since(second.tick())).isSameAs(third.delta());
        assertThat(xs(third.since(first.tick()))).containsExactly(3f);
        assertThat(xs(third.since(-1))).containsExactlyInAnyOrder(1f, 3f);
    }

    @Test
    void whoIsGoneIsNotShownAndWhoComesBackIs() {
        presence.cursor(ada, at(1));
        PresenceView first = presence.drainInto(PresenceView.empty(new UUID(1, 1)));
        presence.remove(ada);
        PresenceView second = first.without(ada);
        assertThat(second.since(-1).isEmpty()).isTrue();
        assertThat(second.since(0).isEmpty())
                .as("who has not seen the tick of the one who left")
                .isTrue();
        assertThat(second.tick()).isEqualTo(first.tick());

        presence.cursor(ada, at(2));
        presence.remove(ada);
        assertThat(presence.isDirty()).isFalse();
        presence.cursor(ada, at(3));
        assertThat(xs(presence.drainInto(second).since(-1))).containsExactly(3f);
    }

    @Test
    void whoLeavesTakesNobodyElsesNewsAlong() {
        presence.cursor(ada, at(1));
        PresenceView first = presence.drainInto(PresenceView.empty(new UUID(1, 1)));
        presence.cursor(bob, at(2));
        PresenceView second = presence.drainInto(first);

        assertThat(xs(second.without(ada).since(first.tick()))).containsExactly(2f);
        assertThat(second.without(ada).since(first.tick())).isSameAs(second.delta());
    }

    @Test
    void whatStaysAsItWasIsNoChange() {
        presence.cursor(ada, at(1));
        presence.drags(ada, List.of());
        PresenceView view = presence.drainInto(PresenceView.empty(new UUID(1, 1)));
        presence.cursor(ada, at(1));
        presence.cursor(bob, null);
        presence.endDrags(ada, Set.of());
        presence.put(new PersonPresence(ada, at(1), List.of()));

        assertThat(presence.isDirty()).isFalse();
        assertThat(replaced()).isZero();
        assertThat(xs(view.since(-1))).containsExactly(1f);
    }

    @Test
    void aDragAndACursorOfOneTickDoNotReplaceEachOther() {
        presence.cursor(ada, at(1));
        presence.drags(ada, List.of(drag()));
        assertThat(replaced()).isZero();
        presence.drags(ada, List.of(drag()));
        assertThat(replaced()).isEqualTo(1);
    }

    @Test
    void aSelectionIsToldOnceToEachAndKept() {
        UUID object = UUID.randomUUID();
        presence.select(ada, List.of(object));
        PresenceView first = presence.drainInto(PresenceView.empty(new UUID(1, 1)));
        presence.cursor(ada, at(1));
        assertThat(presence.changed()).containsExactly(new PersonPresence(ada, at(1), List.of()));
        PresenceView second = presence.drainInto(first);
        presence.cursor(ada, at(2));
        PresenceView third = presence.drainInto(second);

        assertThat(person(first.since(0)).getSelection().getObjectIdsList()).containsExactly(Uuids.toBytes(object));
        assertThat(person(second.since(first.tick())).hasSelection()).isFalse();
        assertThat(person(third.since(first.tick())).hasSelection()).isFalse();
        assertThat(person(third.since(-1)).getSelection().getObjectIdsList()).containsExactly(Uuids.toBytes(object));
        assertThat(presence.all()).containsExactly(new PersonPresence(ada, at(2), List.of(), List.of(object)));

        presence.select(ada, List.of());
        PresenceView cleared = presence.drainInto(third);
        assertThat(person(cleared.since(third.tick())).hasSelection()).isTrue();
        assertThat(person(cleared.since(third.tick())).getSelection().getObjectIdsCount())
                .isZero();
    }

    @Test
    @DisplayName("R41 fifty people who move all the time take at most 31 messages and 60 KB a second of each client")
    void budget() {
        for (int i = 0; i < 50; i++) {
            presence.cursor(UUID.randomUUID(), at(-1_234.56f + i));
        }
        int bytes = presence.drainInto(PresenceView.empty(UUID.randomUUID()))
                .since(0)
                .size();
        long ticks = 1_000 / 33 + 1;

        assertThat(ticks).isEqualTo(31);
        assertThat(bytes).isBetween(50 * 16, 50 * 34 + 80);
        assertThat(ticks * bytes).isLessThanOrEqualTo(60_000);
    }

    private double replaced() {
        return meters.get("collabboard.presence.replaced").functionCounter().count();
    }

    private static io.collabboard.proto.wire.v1.PersonPresence person(ByteString event) {
        return WireSamples.frames(event).get(0).getPresenceChanged().getPeople(0);
    }

    private static List<Float> xs(ByteString event) {
        return WireSamples.frames(event).get(0).getPresenceChanged().getPeopleList().stream()
                .map(person -> person.getCursor().getX())
                .toList();
    }

    private static PersonPresence.Cursor at(float x) {
        return new PersonPresence.Cursor(x, 0, null);
    }

    private static PersonPresence.Drag drag() {
        return new PersonPresence.Drag(UUID.randomUUID(), WireSamples.moved(1), UUID.randomUUID());
    }
}
