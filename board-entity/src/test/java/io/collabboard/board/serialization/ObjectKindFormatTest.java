package io.collabboard.board.serialization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.collabboard.board.model.ObjectKind;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A kind that is added on one side only fails here, if it compiles at all. */
class ObjectKindFormatTest {

    @Test
    void storedKindsAreThoseOfTheModel() {
        assertThat(names(io.collabboard.proto.journal.v1.ObjectKind.values())).isEqualTo(names(ObjectKind.values()));
        assertEachComesBack(kind -> JournalObjects.fromStored(JournalObjects.toStored(kind)));
    }

    @Test
    void sentKindsAreThoseOfTheModel() {
        assertThat(names(io.collabboard.proto.cluster.v1.ObjectKind.values())).isEqualTo(names(ObjectKind.values()));
        assertEachComesBack(kind -> ClusterObjects.fromMessage(ClusterObjects.toMessage(kind)));
    }

    @Test
    void noKindIsAnError() {
        assertThatThrownBy(() -> JournalObjects.fromStored(io.collabboard.proto.journal.v1.ObjectKind.KIND_UNSPECIFIED))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(
                        () -> ClusterObjects.fromMessage(io.collabboard.proto.cluster.v1.ObjectKind.KIND_UNSPECIFIED))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static void assertEachComesBack(Function<ObjectKind, ObjectKind> roundTrip) {
        assertThat(ObjectKind.values())
                .allSatisfy(kind -> assertThat(roundTrip.apply(kind)).isEqualTo(kind));
    }

    private static List<String> names(Enum<?>[] kinds) {
        return Stream.of(kinds)
                .map(Enum::name)
                .filter(name -> !name.equals("KIND_UNSPECIFIED") && !name.equals("UNRECOGNIZED"))
                .toList();
    }
}
