package io.collabboard.board.serialization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.collabboard.board.model.Change;
import io.collabboard.board.model.Operation;
import io.collabboard.board.model.Outcome;
import io.collabboard.board.protocol.BoardCommand;
import io.collabboard.board.protocol.ReplicaMessage;
import java.io.NotSerializableException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.serialization.SerializerWithStringManifest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClusterSerializerTest {
    private SerializerFixture fixture;
    private TestProbe<ReplicaMessage> replica;
    private TestProbe<ReplicaMessage> otherReplica;
    private TestProbe<BoardCommand> entity;
    private TestProbe<Object> asker;

    @BeforeAll
    void start() {
        fixture = new SerializerFixture();
        replica = fixture.kit.createTestProbe();
        otherReplica = fixture.kit.createTestProbe();
        entity = fixture.kit.createTestProbe();
        asker = fixture.kit.createTestProbe();
    }

    @AfterAll
    void stop() {
        fixture.close();
    }

    private List<BoardCommand> commands() {
        return Samples.commandsThatCross(replica.getRef(), asker.getRef());
    }

    private List<ReplicaMessage> replicaMessages() {
        return Samples.replicaMessages(entity.getRef(), replica.getRef(), otherReplica.getRef());
    }

    private Stream<Object> everyMessage() {
        return Stream.of(commands(), replicaMessages(), Samples.outcomes()).flatMap(List::stream);
    }

    @ParameterizedTest
    @MethodSource("everyMessage")
    void everyMessageComesBackAsItWasSent(Object message) throws NotSerializableException {
        assertThat(fixture.serializerOf(message)).isInstanceOf(ClusterSerializer.class);
        assertThat(fixture.roundTrip(message)).isEqualTo(message);
    }

    @Test
    void everyCommandButTheLocalOneHasASample() {
        Set<Class<?>> crossing = permitted(BoardCommand.class);
        crossing.remove(BoardCommand.ReplicaStopped.class);

        assertThat(typesOf(commands())).isEqualTo(crossing);
    }

    @Test
    void everyReplicaMessageHasASample() {
        assertThat(typesOf(replicaMessages())).isEqualTo(permitted(ReplicaMessage.class));
    }

    @Test
    void everyOperationChangeAndOutcomeHasASample() {
        assertThat(typesOf(Samples.operations())).isEqualTo(permitted(Operation.class));
        assertThat(typesOf(Samples.bodies())).isEqualTo(permitted(Change.Body.class));
        assertThat(typesOf(Samples.outcomes())).isEqualTo(permitted(Outcome.class));
    }

    @Test
    void aStoppedReplicaIsNoNewsForOtherNodes() {
        BoardCommand local = new BoardCommand.ReplicaStopped(replica.getRef());
        SerializerWithStringManifest serializer = fixture.serializerOf(local);

        assertThatThrownBy(() -> serializer.manifest(local))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("never leaves the node");
        assertThatThrownBy(() -> serializer.toBinary(local)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anUnknownManifestIsNamed() {
        SerializerWithStringManifest serializer = fixture.serializerOf(BoardCommand.Stop.INSTANCE);

        assertThatThrownBy(() -> serializer.fromBinary(new byte[0], "Subscribe:2"))
                .isInstanceOf(NotSerializableException.class)
                .hasMessageContaining("'Subscribe:2'")
                .hasMessageContaining("newer");
    }

    @Test
    void bytesOfAnotherMessageAreRefusedByName() {
        SerializerWithStringManifest serializer = fixture.serializerOf(BoardCommand.Stop.INSTANCE);
        byte[] refused = serializer.toBinary(Samples.outcomes().get(2));

        assertThatThrownBy(() -> serializer.fromBinary(refused, "Accepted:1"))
                .isInstanceOf(NotSerializableException.class)
                .hasMessageContaining("'Accepted:1'");
        assertThatThrownBy(() -> serializer.fromBinary(new byte[] {1, 2, 3}, "Commit:1"))
                .isInstanceOf(NotSerializableException.class)
                .hasMessageContaining("'Commit:1'");
    }

    private static Set<Class<?>> permitted(Class<?> sealedType) {
        return Stream.of(sealedType.getPermittedSubclasses()).collect(Collectors.toSet());
    }

    private static Set<Class<?>> typesOf(List<?> samples) {
        return samples.stream().map(Object::getClass).collect(Collectors.toSet());
    }
}
