package io.collabboard.board.serialization;

import static org.assertj.core.api.Assertions.assertThat;

import io.collabboard.board.model.BoardChanged;
import io.collabboard.board.model.BoardLimits;
import io.collabboard.board.model.BoardObject;
import io.collabboard.board.model.Change;
import io.collabboard.board.model.ObjectKind;
import io.collabboard.board.model.ObjectPatch;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Events as the first release stored them. These bytes lie in journals: a change that cannot read them, or writes others
 * under the same manifest, is a break of the format and not a reason to edit this test.
 */
class JournalGoldenBytesTest {
    private static final JournalMapping MAPPING = new JournalMapping(BoardLimits.defaults());

    private static Stream<Arguments> goldenEvents() {
        return Stream.of(
                Arguments.of(
                        new Change.BoardCreated("Plan", "user-1", true),
                        "080710c8d395ffbc311a3e0a1001900000000070008000000000000001121001900000000070008000000000"
                                + "0000021a06757365722d3152100a04506c616e1206757365722d311801"),
                Arguments.of(
                        new Change.BoardRenamed("Plan B"),
                        "080710c8d395ffbc311a360a1001900000000070008000000000000001121001900000000070008000000000"
                                + "0000021a06757365722d315a080a06506c616e2042"),
                Arguments.of(
                        new Change.BoardDeleted(),
                        "080710c8d395ffbc311a2e0a1001900000000070008000000000000001121001900000000070008000000000"
                                + "0000021a06757365722d316200"),
                Arguments.of(
                        new Change.ObjectCreated(object()),
                        "080710c8d395ffbc311a9d010a10019000000000700080000000000000011210019000000000700080000000"
                                + "000000021a06757365722d316a6f0a6d0a1001900000000070008000000000000003100c19000000000000f8"
                                + "3f2100000000000000c0290000000000003e40310000000000004440390000000000805640400d4a0c0a066c"
                                + "6f636b6564120220015210019000000000700080000000000000045a06757365722d316001"),
                Arguments.of(
                        new Change.ObjectUpdated(Samples.id(3), patch(), 2),
                        "080710c8d395ffbc311a81010a10019000000000700080000000000000011210019000000000700080000000"
                                + "000000021a06757365722d3172530a1001900000000070008000000000000003123d09000000000000000011"
                                + "0000000000000040190000000000000840210000000000001040290000000000001440300c3a0a0a04746578"
                                + "741202080042001802"),
                Arguments.of(
                        new Change.ObjectDeleted(Samples.id(3)),
                        "080710c8d395ffbc311a400a1001900000000070008000000000000001121001900000000070008000000000"
                                + "0000021a06757365722d317a120a1001900000000070008000000000000003"));
    }

    @ParameterizedTest
    @MethodSource("goldenEvents")
    void whatIsStoredTodayIsWhatWasStored(Change.Body body, String hex) {
        assertThat(HexFormat.of().formatHex(MAPPING.toStored(batchOf(body)).toByteArray()))
                .isEqualTo(hex);
    }

    @ParameterizedTest
    @MethodSource("goldenEvents")
    void whatWasStoredIsReadToday(Change.Body body, String hex) throws Exception {
        byte[] bytes = HexFormat.of().parseHex(hex);

        assertThat(MAPPING.fromStored(io.collabboard.proto.journal.v1.BoardChanged.parseFrom(bytes)))
                .isEqualTo(batchOf(body));
    }

    private static BoardChanged batchOf(Change.Body body) {
        return new BoardChanged(
                7, 1_700_000_000_456L, List.of(new Change(Samples.id(1), Samples.id(2), "user-1", body)));
    }

    private static BoardObject object() {
        return new BoardObject(
                Samples.id(3),
                ObjectKind.IMAGE,
                1.5,
                -2,
                30.0,
                40.0,
                90,
                -7,
                Map.of("locked", Samples.bool(true)),
                Samples.id(4),
                "user-1",
                1);
    }

    private static ObjectPatch patch() {
        return new ObjectPatch(
                0.0, 2.0, 3.0, 4.0, 5.0, 6, Map.of("text", Samples.nothing()), new ObjectPatch.GroupChange(null));
    }
}
