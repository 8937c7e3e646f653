package io.collabboard.gateway.replica;

import static io.collabboard.gateway.replica.ReplicaFixture.TICK;
import static io.collabboard.gateway.replica.ReplicaFixture.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.collabboard.board.protocol.Participant;
import io.collabboard.board.protocol.PersonPresence;
import io.collabboard.board.protocol.ReplicaMessage;
import io.collabboard.gateway.wire.WireSamples;
import io.collabboard.proto.wire.v1.Frame;
import io.collabboard.proto.wire.v1.Syscall;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What replicas of a board tell each other of people and presence. */
class PeersTest {
    private static final ActorTestKit KIT = ActorTestKit.create();

    private final ReplicaFixture board = new ReplicaFixture(KIT);
    private final TestProbe<ReplicaMessage> peer = KIT.createTestProbe(ReplicaMessage.class);
    private final Participant ada = person("Ada");
    private final Participant bob = person("Bob");
    private final Participant cyd = person("Cyd");
    private final RecordingFollower follower = new RecordingFollower();
    private BoardFeed feed;
    private long start;

    @BeforeEach
    void join() {
        feed = board.joined(ada, follower);
        board.settle();
        start = feed.log().head();
    }

    @AfterAll
    static void stopKit() {
        KIT.shutdownTestKit();
    }

    @AfterEach
    void stop() {
        board.close();
    }

    // ---- what is told ----

    @Test
    void whoIsMetIsToldEverythingOnce() {
        board.move(ada, 1);
        board.settle();
        board.inbox.tell(new ReplicaMessage.Peers(Set.of(peer.ref(), board.inbox)));
        board.inbox.tell(new ReplicaMessage.Peers(Set.of(peer.ref())));

        ReplicaMessage.PeerParticipants all = peer.expectMessageClass(ReplicaMessage.PeerParticipants.class);
        assertThat(all.participants()).containsExactly(ada);
        assertThat(all.number()).isPositive();
        ReplicaMessage.PeerPresence presence = peer.expectMessageClass(ReplicaMessage.PeerPresence.class);
        assertThat(presence.people()).hasSize(1);
        assertThat(presence.number()).isZero();
        board.settle();
        peer.expectNoMessage(Duration.ofMillis(50));
    }

    @Test
    void afterThatItIsToldWhatChangesOncePerTick() {
        long number = meet();
        RecordingFollower guests = new RecordingFollower();
        board.join(bob, guests);
        board.settle();
        ReplicaMessage.PeerPresence first = peer.expectMessageClass(ReplicaMessage.PeerPresence.class);
        assertThat(first.joined()).containsExactly(bob);
        assertThat(first.number()).isEqualTo(number + 1);

        board.join(cyd, guests);
        board.join(person("Dan"), guests);
        board.replica.tell(new ReplicaCommand.Leave(bob.clientId()));
        board.move(cyd, 7);
        board.settle();
        peer.expectNoMessage(Duration.ofMillis(50));
        board.ticks.advance(TICK);

        ReplicaMessage.PeerPresence second = peer.expectMessageClass(ReplicaMessage.PeerPresence.class);
        assertThat(second.number()).isEqualTo(number + 2);
        assertThat(second.joined()).extracting(Participant::userName).containsExactly("Cyd", "Dan");
        assertThat(second.parted()).containsExactly(bob.clientId());
        assertThat(second.people()).extracting(PersonPresence::clientId).containsExactly(cyd.clientId());
        board.settle();
        peer.expectNoMessage(Duration.ofMillis(50));
    }

    @Test
    void whoComesAndGoesWithinATickIsNotMentioned() {
        meet();
        board.join(bob, new RecordingFollower());
        board.settle();
        peer.expectMessageClass(ReplicaMessage.PeerPresence.class);

        board.join(cyd, new RecordingFollower());
        board.replica.tell(new ReplicaCommand.Leave(cyd.clientId()));
        board.settle();
        board.ticks.advance(TICK);
        board.settle();

        peer.expectNoMessage(Duration.ofMillis(50));
    }

    @Test
    void aRenewalRepeatsTheNumber() {
        long number = meet();
        board.replica.tell(ReplicaEvent.Timer.RENEW);

        assertThat(peer.expectMessageClass(ReplicaMessage.PeerPresence.class))
                .isEqualTo(new ReplicaMessage.PeerPresence(board.inbox, List.of(), number, List.of(), List.of()));
    }

    @Test
    void whoHasMissedSomethingIsToldEverythingAgain() {
        meet();
        board.move(ada, 1);
        board.settle();
        peer.expectMessageClass(ReplicaMessage.PeerPresence.class);

        board.inbox.tell(new ReplicaMessage.PeerQuestion(peer.ref()));

        assertThat(peer.expectMessageClass(ReplicaMessage.PeerParticipants.class)
                        .participants())
                .containsExactly(ada);
        assertThat(peer.expectMessageClass(ReplicaMessage.PeerPresence.class).people())
                .extracting(PersonPresence::clientId)
                .containsExactly(ada.clientId());
    }

    @Test
    void aReplicaOfTheReleaseBeforeIsToldTheWholeListAtEachChange() {
        board.inbox.tell(new ReplicaMessage.PeerParticipants(peer.ref(), List.of(), 0));
        peer.expectMessageClass(ReplicaMessage.PeerParticipants.class);
        board.join(bob, new RecordingFollower());
        board.settle();

        peer.expectMessageClass(ReplicaMessage.PeerPresence.class);
        assertThat(peer.expectMessageClass(ReplicaMessage.PeerParticipants.class)
                        .participants())
                .containsExactly(ada, bob);
        board.ticks.advance(TICK);
        board.move(ada, 1);
        board.settle();
        peer.expectMessageClass(ReplicaMessage.PeerPresence.class);
        peer.expectNoMessage(Duration.ofMillis(50));
    }

    // ---- what is heard ----

    @Test
    void peopleAndTheirPresenceComeAndGoThroughAPeer() {
        meet();
        hear(6, List.of(at(bob, 3)), List.of(bob, cyd), List.of());
        board.settle();
        assertThat(events()).containsExactly(Syscall.BOARD_JOINED, Syscall.BOARD_JOINED);
        assertThat(seen()).containsExactly(bob.clientId());

        hear(7, List.of(), List.of(), List.of(bob.clientId()));
        board.settle();
        assertThat(events()).endsWith(Syscall.BOARD_PARTED);
        assertThat(seen()).isEmpty();
        assertThat(everyone()).containsExactly(ada, cyd);
    }

    @Test
    void aRepeatedMessageChangesNothing() {
        meet();
        hear(6, List.of(), List.of(bob), List.of());
        hear(7, List.of(), List.of(), List.of(bob.clientId()));
        hear(6, List.of(at(bob, 3)), List.of(bob), List.of());
        board.settle();

        assertThat(events()).containsExactly(Syscall.BOARD_JOINED, Syscall.BOARD_PARTED);
        assertThat(seen()).isEmpty();
        peer.expectNoMessage(Duration.ofMillis(50));
    }

    @Test
    void aLostMessageIsAskedForOnceAndTheAnswerMendsIt() {
        meet();
        hear(7, List.of(), List.of(bob), List.of());
        hear(8, List.of(), List.of(cyd), List.of());
        peer.expectMessageClass(ReplicaMessage.PeerQuestion.class);
        board.settle();
        peer.expectNoMessage(Duration.ofMillis(50));
        assertThat(everyone()).containsExactly(ada);

        board.inbox.tell(new ReplicaMessage.PeerParticipants(peer.ref(), List.of(bob, cyd), 8));
        hear(9, List.of(), List.of(), List.of(cyd.clientId()));

        assertThat(everyone()).containsExactly(ada, bob);
        peer.expectNoMessage(Duration.ofMillis(50));
    }

    @Test
    void theLastMessageIsMissedAtTheRenewalAndAskedForAgainWhereTheAnswerIsLost() {
        meet();
        hear(6, List.of(), List.of(), List.of());
        hear(7, List.of(), List.of(), List.of());
        hear(7, List.of(), List.of(), List.of());
        board.settle();
        peer.expectNoMessage(Duration.ofMillis(50));
        hear(9, List.of(), List.of(), List.of());
        peer.expectMessageClass(ReplicaMessage.PeerQuestion.class);

        board.replica.tell(ReplicaEvent.Timer.RENEW);
        peer.expectMessageClass(ReplicaMessage.PeerPresence.class);
        hear(9, List.of(), List.of(), List.of());
        peer.expectMessageClass(ReplicaMessage.PeerQuestion.class);
    }

    @Test
    void presenceOfSomebodyWhoIsNotHereIsPassedOver() {
        meet();
        hear(6, List.of(at(bob, 3), at(ada, 5)), List.of(), List.of());
        board.settle();

        assertThat(seen()).isEmpty();
    }

    @Test
    void whoCameThroughAPeerThatIsGoneHasPartedWithHisPresence() {
        meet();
        hear(6, List.of(at(bob, 3)), List.of(bob), List.of());
        board.settle();
        assertThat(seen()).containsExactly(bob.clientId());

        peer.stop();

        await().untilAsserted(() -> assertThat(events()).containsExactly(Syscall.BOARD_JOINED, Syscall.BOARD_PARTED));
        assertThat(seen()).isEmpty();
        assertThat(everyone()).containsExactly(ada);
    }

    @Test
    void aSelectionIsToldAndHeard() {
        UUID object = UUID.randomUUID();
        meet();
        board.replica.tell(new ReplicaCommand.Select(ada.clientId(), List.of(object)));
        assertThat(peer.expectMessageClass(ReplicaMessage.PeerPresence.class).people())
                .containsExactly(new PersonPresence(ada.clientId(), null, List.of(), List.of(object)));
        board.ticks.advance(TICK);
        board.move(ada, 1);
        assertThat(peer.expectMessageClass(ReplicaMessage.PeerPresence.class).people())
                .as("only when it changes")
                .containsExactly(at(ada, 1));

        hear(6, List.of(new PersonPresence(bob.clientId(), null, List.of(), List.of(object))), List.of(bob), List.of());
        hear(7, List.of(at(bob, 2)), List.of(), List.of());
        board.settle();
        board.ticks.advance(TICK);
        board.settle();
        assertThat(frame().getPresenceChanged().getPeopleList())
                .allMatch(person -> person.getSelection().getObjectIdsCount() == 1)
                .hasSize(2);
    }

    @Test
    @DisplayName("R43 the drag of another node is over with its update, whichever comes first")
    void aDragOfAnotherNodeEndsWithItsUpdateWhicheverComesFirst() {
        meet();
        PersonPresence.Drag drag = new PersonPresence.Drag(UUID.randomUUID(), WireSamples.moved(3), UUID.randomUUID());
        PersonPresence dragging = new PersonPresence(bob.clientId(), null, List.of(drag));
        hear(6, List.of(dragging), List.of(bob), List.of());
        board.settle();
        assertThat(frame().getPresenceChanged().getPeople(0).getDragsCount()).isOne();

        board.commit(drag.updateId(), bob.clientId());
        board.settle();
        board.ticks.advance(TICK);
        board.settle();
        assertThat(frame().getPresenceChanged().getPeople(0).getDragsCount()).isZero();

        hear(7, List.of(new PersonPresence(bob.clientId(), at(bob, 1).cursor(), List.of(drag))), List.of(), List.of());
        board.ticks.advance(TICK);
        board.settle();
        board.ticks.advance(TICK);
        board.settle();
        assertThat(frame().getPresenceChanged().getPeople(0).getCursor().getX()).isEqualTo(1);
        assertThat(frame().getPresenceChanged().getPeople(0).getDragsCount()).isZero();
    }

    // ---- a peer that is played by the test ----

    /** Returns the number of the replica's last message; the peer's own is 5. */
    private long meet() {
        board.inbox.tell(new ReplicaMessage.PeerParticipants(peer.ref(), List.of(), 5));
        return peer.expectMessageClass(ReplicaMessage.PeerParticipants.class).number();
    }

    private void hear(long number, List<PersonPresence> people, List<Participant> joined, List<UUID> parted) {
        board.inbox.tell(new ReplicaMessage.PeerPresence(peer.ref(), people, number, joined, parted));
    }

    private static PersonPresence at(Participant who, float x) {
        return new PersonPresence(who.clientId(), new PersonPresence.Cursor(x, 0, null), List.of());
    }

    private List<Syscall> events() {
        return RecordingFollower.read(feed.log(), start).stream()
                .map(Frame::getSyscall)
                .toList();
    }

    private List<UUID> seen() {
        return List.copyOf(feed.presence().people().keySet());
    }

    private Frame frame() {
        return WireSamples.frames(feed.presence().since(-1)).get(0);
    }

    private List<Participant> everyone() {
        board.replica.tell(
                new ReplicaCommand.ListUsers(ada.clientId(), WireSamples.exchange(Syscall.BOARD_USERS_LIST)));
        return follower.expect(ReplicaReply.Participants.class).participants();
    }
}
