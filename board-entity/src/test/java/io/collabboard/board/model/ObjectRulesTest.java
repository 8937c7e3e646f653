package io.collabboard.board.model;

import static io.collabboard.board.model.OutcomeAssertions.accepted;
import static io.collabboard.board.model.OutcomeAssertions.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ListValue;
import com.google.protobuf.Value;
import io.collabboard.board.model.Refusal.Reason;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectRulesTest {
    private final Board board = Board.open();
    private final UUID id = board.rectangle(Map.of());

    private static Stream<ObjectPatch> patchesWithNaN() {
        double nan = Double.NaN;
        return Stream.of(
                new ObjectPatch(nan, null, null, null, null, null, Map.of(), null),
                new ObjectPatch(null, nan, null, null, null, null, Map.of(), null),
                new ObjectPatch(null, null, nan, null, null, null, Map.of(), null),
                new ObjectPatch(null, null, null, nan, null, null, Map.of(), null),
                new ObjectPatch(null, null, null, null, nan, null, Map.of(), null),
                new ObjectPatch(null, null, null, null, null, null, Map.of("a", Board.number(nan)), null),
                new ObjectPatch(null, null, null, null, null, null, Map.of("a", listOf(Board.number(nan))), null));
    }

    @ParameterizedTest
    @MethodSource("patchesWithNaN")
    void aNumberThatIsNoneIsRefusedWhereverItHides(ObjectPatch patch) {
        Refusal refusal = refused(board.submit(Board.OWNER, Board.update(id, patch)), Reason.INVALID_ARGUMENT);

        assertThat(refusal.field()).isNotBlank();
        assertThat(board.object(id).version()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void anInfiniteCoordinateIsRefused(double x) {
        refused(board.submit(Board.OWNER, Board.update(id, Board.moved(x, null))), Reason.INVALID_ARGUMENT);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1.0e9 + 1, -1.0e9 - 1})
    void aCoordinateOutOfRangeIsRefusedWithItsLimit(double y) {
        Refusal refusal =
                refused(board.submit(Board.OWNER, Board.update(id, Board.moved(null, y))), Reason.LIMIT_EXCEEDED);

        assertThat(refusal.field()).isEqualTo("y");
        assertThat(refusal.limit()).isEqualTo(1_000_000_000);
    }

    @Test
    void theEdgeOfTheRangeIsAllowed() {
        accepted(board.submit(Board.OWNER, Board.update(id, Board.moved(1.0e9, -1.0e9))));
    }

    @Test
    void newObjectsAreHeldToTheSameRules() {
        BoardObject wrong =
                new BoardObject(board.newId(), ObjectKind.TEXT, Double.NaN, 0, null, null, 0, 0, Map.of(), null, "", 0);

        refused(board.submit(Board.OWNER, new Operation.CreateObject(wrong, true)), Reason.INVALID_ARGUMENT);
        assertThat(board.state().objects()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "title"})
    void aTextMayHaveTenThousandCharactersAndNoMore(String prop) {
        accepted(board.submit(Board.OWNER, setProp(prop, Board.text("x".repeat(10_000)))));

        Refusal refusal = refused(
                board.submit(Board.OWNER, setProp(prop, Board.text("x".repeat(10_001)))), Reason.LIMIT_EXCEEDED);
        assertThat(refusal.field()).isEqualTo("props." + prop);
        assertThat(refusal.limit()).isEqualTo(10_000);
    }

    @Test
    void propsAreMeasuredAfterTheMergeSoThatTheyCannotGrowBitByBit() {
        accepted(board.submit(Board.OWNER, setProp("a", Board.text("x".repeat(20_000)))));

        Refusal refusal =
                refused(board.submit(Board.OWNER, setProp("b", Board.text("x".repeat(20_000)))), Reason.LIMIT_EXCEEDED);

        assertThat(refusal.field()).isEqualTo("props");
        accepted(board.submit(Board.OWNER, setProp("a", Board.text("x".repeat(20_001)))));
    }

    @Test
    void propsNestSixteenDeepAndNoDeeper() {
        accepted(board.submit(Board.OWNER, setProp("path", nested(16))));
        refused(board.submit(Board.OWNER, setProp("path", nested(17))), Reason.INVALID_ARGUMENT);
    }

    @Test
    void aPropWithoutAnyValueIsRefused() {
        refused(board.submit(Board.OWNER, setProp("a", Value.getDefaultInstance())), Reason.INVALID_ARGUMENT);
    }

    private Operation setProp(String key, Value value) {
        return Board.update(id, Board.withProps(Map.of(key, value)));
    }

    private static Value nested(int depth) {
        Value value = Board.number(1);
        for (int i = 0; i < depth; i++) {
            value = listOf(value);
        }
        return value;
    }

    private static Value listOf(Value value) {
        return Value.newBuilder()
                .setListValue(ListValue.newBuilder().addValues(value))
                .build();
    }
}
