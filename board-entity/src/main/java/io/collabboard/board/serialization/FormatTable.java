package io.collabboard.board.serialization;

import com.google.protobuf.InvalidProtocolBufferException;
import java.io.NotSerializableException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The formats of one serializer, found by type to write and by manifest to read. */
final class FormatTable {
    private final Map<Class<?>, Format<?, ?>> byType;
    private final Map<String, Format<?, ?>> byManifest;

    FormatTable(List<Format<?, ?>> formats) {
        byType = formats.stream().collect(Collectors.toUnmodifiableMap(Format::type, Function.identity()));
        byManifest = formats.stream().collect(Collectors.toUnmodifiableMap(Format::manifest, Function.identity()));
    }

    /** @throws IllegalArgumentException for a type that has no format */
    String manifest(Object value) {
        return formatOf(value).manifest();
    }

    /** @throws IllegalArgumentException for a type that has no format */
    byte[] toBytes(Object value) {
        return formatOf(value).toBytes(value);
    }

    /** @throws NotSerializableException naming the manifest, for one that is unknown and for bytes that are not of it */
    Object fromBytes(byte[] bytes, String manifest) throws NotSerializableException {
        Format<?, ?> format = byManifest.get(manifest);
        if (format == null) {
            throw new NotSerializableException("unknown manifest '" + manifest + "': the writer may be newer");
        }
        try {
            return format.fromBytes(bytes);
        } catch (InvalidProtocolBufferException | IllegalArgumentException e) {
            throw unreadable(manifest, e);
        }
    }

    private Format<?, ?> formatOf(Object value) {
        Format<?, ?> format = byType.get(value.getClass());
        if (format == null) {
            throw new IllegalArgumentException(value.getClass().getName() + " never leaves the node: it has no format");
        }
        return format;
    }

    private static NotSerializableException unreadable(String manifest, Exception cause) {
        NotSerializableException failure =
                new NotSerializableException("unreadable '" + manifest + "': " + cause.getMessage());
        failure.initCause(cause);
        return failure;
    }
}
