package io.collabboard.gateway.replica;

import static org.assertj.core.api.Assertions.assertThat;

import io.collabboard.board.protocol.Participant;
import io.collabboard.board.protocol.ReplicaMessage;
import java.util.List;
import java.util.UUID;
import org.apache.pekko.actor.testkit.typed.javadsl.TestInbox;
import org.apache.pekko.actor.typed.ActorRef;
import org.junit.jupiter.api.Test;

class PeopleTest {
    private final People people = new People();
    private final ActorRef<ReplicaMessage> peer =
            TestInbox.<ReplicaMessage>create().getRef();
    private final ActorRef<ReplicaMessage> otherPeer =
            TestInbox.<ReplicaMessage>create().getRef();
    private final Participant ada = person("Ada");
    private final Participant bob = person("Bob");

    @Test
    void whoComesAgainIsNotNewButIsReachedAnew() {
        RecordingFollower before = new RecordingFollower();
        RecordingFollower after = new RecordingFollower();
        assertThat(people.add(ada, before)).isTrue();
        assertThat(people.add(ada, after)).isFalse();
        assertThat(people.follower(ada.clientId())).isSameAs(after);
        assertThat(people.here()).containsExactly(ada);
        assertThat(people.remove(ada.clientId())).isTrue();
        assertThat(people.remove(ada.clientId())).isFalse();
        assertThat(people.nobodyHere()).isTrue();
    }

    @Test
    void aPeersWordReplacesItsFormer() {
        assertThat(people.replace(peer, List.of(ada)).joined()).containsExactly(ada);
        People.Difference difference = people.replace(peer, List.of(bob));
        assertThat(difference.joined()).containsExactly(bob);
        assertThat(difference.parted()).containsExactly(ada.clientId());
        assertThat(people.everyone()).containsExactly(bob);
        assertThat(people.removePeer(peer)).containsExactly(bob.clientId());
        assertThat(people.everyone()).isEmpty();
    }

    @Test
    void whoIsKnownThroughTwoReplicasNeitherComesNorGoesTwice() {
        people.replace(peer, List.of(ada));
        assertThat(people.replace(otherPeer, List.of(ada)).joined()).isEmpty();
        assertThat(people.everyone()).containsExactly(ada);
        assertThat(people.removePeer(peer)).isEmpty();
        assertThat(people.removePeer(otherPeer)).containsExactly(ada.clientId());
    }

    @Test
    void oneByOnePeopleComeAndGoThroughAPeer() {
        people.add(ada, new RecordingFollower());
        assertThat(people.join(peer, List.of(ada, bob))).containsExactly(bob);
        assertThat(people.join(peer, List.of(bob))).isEmpty();
        assertThat(people.isThrough(peer, bob.clientId())).isTrue();
        assertThat(people.isThrough(otherPeer, bob.clientId())).isFalse();
        assertThat(people.part(otherPeer, List.of(bob.clientId()))).isEmpty();
        assertThat(people.part(peer, List.of(ada.clientId(), bob.clientId()))).containsExactly(bob.clientId());
        assertThat(people.part(peer, List.of(bob.clientId()))).isEmpty();
        assertThat(people.everyone()).containsExactly(ada);
    }

    private static Participant person(String name) {
        return new Participant(UUID.randomUUID(), name, name, "#123456");
    }
}
