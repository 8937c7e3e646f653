package io.collabboard.gatling.command.lines;

import com.google.protobuf.ByteString;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import io.collabboard.proto.Uuids;
import io.collabboard.proto.wire.v1.ObjectCreate;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.UUID;

/**
 * Gives the objects of one stream other ids. Each new id follows from the old one, so that groups stay together and
 * the ends of lines and arrows stay attached, with no list of what was seen.
 */
public final class NewIds {
    private static final Map<String, String> REFERENCES = Map.of("a", "object_id", "b", "object_id");

    private final UUID salt;

    /** @param salt a UUIDv7; another one gives other ids */
    public NewIds(UUID salt) {
        this.salt = salt;
    }

    public ObjectCreate renamed(ObjectCreate object) {
        ObjectCreate.Builder renamed = object.toBuilder();
        if (!object.getObjectId().isEmpty()) {
            renamed.setObjectId(other(object.getObjectId()));
        }
        if (!object.getGroupId().isEmpty()) {
            renamed.setGroupId(other(object.getGroupId()));
        }
        REFERENCES.forEach((end, field) -> {
            Value value = object.getPropsOrDefault(end, Value.getDefaultInstance());
            if (value.getStructValue().containsFields(field)) {
                renamed.putProps(end, referring(value.getStructValue(), field));
            }
        });
        return renamed.build();
    }

    private Value referring(Struct end, String field) {
        Value old = end.getFieldsOrThrow(field);
        Value other = old;
        try {
            UUID id = UUID.fromString(old.getStringValue());
            other = Value.newBuilder()
                    .setStringValue(Uuids.fromBytes(other(Uuids.toBytes(id))).toString())
                    .build();
        } catch (IllegalArgumentException e) {
            // No id: it refers to nothing and may stay as it is.
        }
        return Value.newBuilder()
                .setStructValue(end.toBuilder().putFields(field, other))
                .build();
    }

    /** The salt's time, and what a hash of salt and old id gives for the rest, as of version 7. */
    private ByteString other(ByteString id) {
        ByteBuffer hash =
                ByteBuffer.wrap(sha256().digest(Uuids.toBytes(salt).concat(id).toByteArray()));
        long high = (salt.getMostSignificantBits() & ~0xFFFL) | (hash.getLong() & 0xFFFL);
        long low = (hash.getLong() >>> 2) | 1L << 63;
        return Uuids.toBytes(new UUID(high, low));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
