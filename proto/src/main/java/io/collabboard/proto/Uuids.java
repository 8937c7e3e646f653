package io.collabboard.proto;

import com.github.f4b6a3.uuid.UuidCreator;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.util.UUID;

/** Ids as the wire has them: 16 bytes, big-endian. New ones are version 7, so they sort by the time they were made. */
public final class Uuids {
    /** Length of an id on the wire. */
    public static final int BYTES = 16;

    private Uuids() {}

    /** A new UUIDv7. Ids that one process makes rise strictly, even within a millisecond. Safe from any thread. */
    public static UUID next() {
        return UuidCreator.getTimeOrderedEpoch();
    }

    /** {@link #next()} in wire form. */
    public static ByteString nextBytes() {
        return toBytes(next());
    }

    public static ByteString toBytes(UUID id) {
        ByteBuffer buffer = ByteBuffer.allocate(BYTES);
        buffer.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
        return ByteString.copyFrom(buffer.flip());
    }

    /**
     * The id in these bytes, of whatever UUID version.
     *
     * @throws IllegalArgumentException unless there are exactly 16 of them
     */
    public static UUID fromBytes(ByteString bytes) {
        if (!isId(bytes)) {
            throw new IllegalArgumentException("an id has 16 bytes, not " + bytes.size());
        }
        ByteBuffer buffer = bytes.asReadOnlyByteBuffer();
        return new UUID(buffer.getLong(), buffer.getLong());
    }

    /** Whether {@link #fromBytes} would take these bytes. */
    public static boolean isId(ByteString bytes) {
        return bytes.size() == BYTES;
    }
}
