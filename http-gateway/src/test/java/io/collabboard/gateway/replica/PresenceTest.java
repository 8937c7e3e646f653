package io.collabboard.gateway.replica;

import static org.assertj.core.api.Assertions.assertThat;

import io.collabboard.board.protocol.PersonPresence;
import io.collabboard.gateway.wire.WireSamples;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.pekko.util.ByteString;
import org.junit.jupiter.api.Test;

class PresenceTest {

    private final UUID ada = UUID.randomUUID();
    private final UUID bob = UUID.randomUUID();
    private final Presence presence = new Presence();

    @Test
    void aCursorAndDragsAreKeptSideBySide() {
        PersonPresence.Drag drag = drag();
        presence.drags(ada, List.of(drag));
        presence.cursor(ada, at(1));

        assertThat(presence.all()).containsExactly(new PersonPresence(ada, at(1), List.of(drag)));
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
        presence.cursor(bob, null);
        assertThat(presence.isDirty()).isTrue();

        PresenceView view = presence.drainInto(PresenceView.empty(new UUID(1, 1)));

        assertThat(presence.isDirty()).isFalse();
        assertThat(xs(view.since(0))).containsExactly(2f, 0f);
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
        PresenceView second = presence.drainInto(first);
        assertThat(second.since(-1).isEmpty()).isTrue();

        presence.cursor(ada, at(2));
        presence.remove(ada);
        presence.cursor(ada, at(3));
        assertThat(xs(presence.drainInto(second).since(-1))).containsExactly(3f);
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
