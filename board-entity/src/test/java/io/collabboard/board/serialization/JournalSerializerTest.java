package io.collabboard.board.serialization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.collabboard.board.model.BoardChanged;
import io.collabboard.board.model.BoardLimits;
import io.collabboard.board.model.BoardObject;
import io.collabboard.board.model.BoardState;
import io.collabboard.board.model.Change;
import io.collabboard.board.model.IdempotencyWindow;
import io.collabboard.board.model.Outcome;
import io.collabboard.board.model.PersistentMap;
import io.collabboard.proto.Uuids;
import java.io.NotSerializableException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.pekko.serialization.SerializerWithStringManifest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JournalSerializerTest {
    private static final BoardState EMPTY = BoardState.empty(BoardLimits.defaults());

    private SerializerFixture fixture;

    @BeforeAll
    void start() {
        fixture = new SerializerFixture();
    }

    @AfterAll
    void stop() {
        fixture.close();
    }

    @Test
    void everyChangeComesBackAsItWasStored() throws NotSerializableException {
        BoardChanged batch = Samples.batch(Long.MAX_VALUE - 100);

        assertThat(fixture.serializerOf(batch)).isInstanceOf(JournalSerializer.class);
        assertThat(fixture.serializerOf(batch).manifest(batch)).isEqualTo("BoardChanged:1");
        assertThat(fixture.roundTrip(batch)).isEqualTo(batch);
    }

    private static Stream<BoardState> states() {
        Map<UUID, BoardObject> objects =
                Map.of(Samples.id(1), Samples.fullObject(1), Samples.id(2), Samples.bareObject(2));
        IdempotencyWindow outcomes = EMPTY.outcomes()
                .with(new Outcome.Accepted(Samples.id(9), 1, 0))
                .with(new Outcome.Accepted(Samples.id(8), 2, 5));
        return Stream.of(
                EMPTY,
                new BoardState(42, Samples.META, false, PersistentMap.from(objects), -3, outcomes, EMPTY.tail()),
                new BoardState(43, null, true, PersistentMap.empty(), 17, outcomes, EMPTY.tail()));
    }

    @ParameterizedTest
    @MethodSource("states")
    void aSnapshotKeepsAllButTheTail(BoardState state) throws NotSerializableException {
        assertThat(fixture.serializerOf(state).manifest(state)).isEqualTo("BoardSnapshot:1");

        BoardState restored = (BoardState) fixture.roundTrip(state);

        assertThat(withMemoryOf(state, restored)).isEqualTo(state);
        assertThat(restored.outcomes().outcomes())
                .containsExactlyElementsOf(state.outcomes().outcomes());
        assertThat(restored.changesAfter(restored.seq())).contains(List.of());
    }

    @Test
    void aRestoredBoardKnowsNoTailButGoesOn() throws NotSerializableException {
        Change.Body created = new Change.BoardCreated("Plan", "user-1", true);
        BoardState state = EMPTY.apply(batchOf(1, created));

        BoardState restored = (BoardState) fixture.roundTrip(state);

        assertThat(state.changesAfter(0)).isPresent();
        assertThat(restored.changesAfter(0)).isEmpty();
        BoardChanged next = batchOf(2, new Change.BoardRenamed("Plan B"));
        assertThat(restored.apply(next).changesAfter(1)).contains(List.of(next));
    }

    @Test
    void anUnknownManifestIsNamed() {
        assertThatThrownBy(() -> serializer().fromBinary(new byte[0], "BoardChanged:2"))
                .isInstanceOf(NotSerializableException.class)
                .hasMessageContaining("'BoardChanged:2'")
                .hasMessageContaining("newer");
    }

    @Test
    void aTruncatedEventIsAnError() {
        byte[] whole = serializer().toBinary(Samples.batch(1));
        byte[] cut = Arrays.copyOf(whole, whole.length - 1);

        assertThatThrownBy(() -> serializer().fromBinary(cut, "BoardChanged:1"))
                .isInstanceOf(NotSerializableException.class)
                .hasMessageContaining("'BoardChanged:1'")
                .hasRootCauseInstanceOf(InvalidProtocolBufferException.class);
    }

    @Test
    void aKindOfObjectFromANewerReleaseIsAnErrorAndNotDropped() {
        io.collabboard.proto.journal.v1.BoardObject newer = JournalObjects.toStored(Samples.bareObject(1)).toBuilder()
                .setKindValue(99)
                .build();
        byte[] bytes = io.collabboard.proto.journal.v1.BoardSnapshot.newBuilder()
                .addObjects(newer)
                .build()
                .toByteArray();

        assertThatThrownBy(() -> serializer().fromBinary(bytes, "BoardSnapshot:1"))
                .isInstanceOf(NotSerializableException.class)
                .hasMessageContaining("no known kind");
    }

    @Test
    void aChangeFromANewerReleaseIsAnErrorAndNotDropped() {
        io.collabboard.proto.journal.v1.Change newer = io.collabboard.proto.journal.v1.Change.newBuilder()
                .setOperationId(Uuids.toBytes(Samples.id(1)))
                .setClientId(Uuids.toBytes(Samples.id(2)))
                .build();
        byte[] bytes = io.collabboard.proto.journal.v1.BoardChanged.newBuilder()
                .addChanges(newer)
                .build()
                .toByteArray();

        assertThatThrownBy(() -> serializer().fromBinary(bytes, "BoardChanged:1"))
                .isInstanceOf(NotSerializableException.class)
                .hasMessageContaining("no known kind");
    }

    @Test
    void anIdOfTheWrongLengthIsAnError() {
        byte[] bytes = io.collabboard.proto.journal.v1.BoardChanged.newBuilder()
                .addChanges(io.collabboard.proto.journal.v1.Change.newBuilder()
                        .setOperationId(ByteString.copyFromUtf8("short")))
                .build()
                .toByteArray();

        assertThatThrownBy(() -> serializer().fromBinary(bytes, "BoardChanged:1"))
                .isInstanceOf(NotSerializableException.class)
                .hasMessageContaining("16 bytes");
    }

    /** The state with the outcomes and the tail of another, which know no equality. */
    private static BoardState withMemoryOf(BoardState other, BoardState state) {
        return new BoardState(
                state.seq(),
                state.meta(),
                state.deleted(),
                state.objects(),
                state.topZIndex(),
                other.outcomes(),
                other.tail());
    }

    private SerializerWithStringManifest serializer() {
        return fixture.serializerOf(EMPTY);
    }

    private static BoardChanged batchOf(long seq, Change.Body body) {
        return new BoardChanged(seq, 1, List.of(new Change(Samples.id((int) seq), Samples.id(99), "user-1", body)));
    }
}
