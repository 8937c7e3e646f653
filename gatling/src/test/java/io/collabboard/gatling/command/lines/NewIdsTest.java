package io.collabboard.gatling.command.lines;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import io.collabboard.proto.Uuids;
import io.collabboard.proto.wire.v1.ObjectCreate;
import io.collabboard.proto.wire.v1.ObjectKind;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class NewIdsTest {
    private final NewIds ids = new NewIds(Uuids.next());

    @Test
    @DisplayName("Groups stay together and arrows attached; every new id is a UUIDv7 that no other stream gives")
    void renamed() {
        ByteString group = Uuids.nextBytes();
        ObjectCreate star = object(group).build();
        ObjectCreate arrow = object(group).putProps("a", attached(star)).build();

        ObjectCreate newStar = ids.renamed(star);
        ObjectCreate newArrow = ids.renamed(arrow);

        assertThat(newStar.getObjectId()).isNotEqualTo(star.getObjectId()).isNotEqualTo(newArrow.getObjectId());
        assertThat(newStar.getGroupId()).isNotEqualTo(group).isEqualTo(newArrow.getGroupId());
        assertThat(newArrow.getPropsOrThrow("a")).isEqualTo(attached(newStar));
        assertThat(new NewIds(Uuids.next()).renamed(star).getObjectId()).isNotEqualTo(newStar.getObjectId());
        UUID id = Uuids.fromBytes(newStar.getObjectId());
        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
    }

    @Test
    @DisplayName("What has no id gets none, and free ends stay as they are")
    void nothingToRename() {
        ObjectCreate object = ObjectCreate.newBuilder()
                .setKind(ObjectKind.ARROW)
                .putProps("a", end("x", Value.newBuilder().setNumberValue(1).build()))
                .putProps(
                        "b",
                        end(
                                "object_id",
                                Value.newBuilder().setStringValue("nothing").build()))
                .build();

        assertThat(ids.renamed(object)).isEqualTo(object);
    }

    private static ObjectCreate.Builder object(ByteString group) {
        return ObjectCreate.newBuilder().setObjectId(Uuids.nextBytes()).setGroupId(group);
    }

    private static Value attached(ObjectCreate to) {
        String id = Uuids.fromBytes(to.getObjectId()).toString();
        return end("object_id", Value.newBuilder().setStringValue(id).build());
    }

    private static Value end(String field, Value value) {
        return Value.newBuilder()
                .setStructValue(Struct.newBuilder().putFields(field, value))
                .build();
    }
}
