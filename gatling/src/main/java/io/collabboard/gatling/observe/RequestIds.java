package io.collabboard.gatling.observe;

import com.google.protobuf.ByteString;
import io.collabboard.proto.Uuids;
import io.collabboard.proto.wire.v1.Frame;
import java.util.UUID;

/** Ids of requests that hold the number of the send, so that an answer is matched without looking anything up. */
public final class RequestIds {
    private static final long INT_MASK = 0xFFFF_FFFFL;

    private RequestIds() {}

    /** The same request under an id of this number: still a UUIDv7, whose other random bits make it unique. */
    public static Frame number(Frame request, int number) {
        UUID id = Uuids.next();
        long low = (id.getLeastSignificantBits() & ~INT_MASK) | (number & INT_MASK);
        ByteString bytes = Uuids.toBytes(new UUID(id.getMostSignificantBits(), low));
        return request.toBuilder().setId(bytes).build();
    }

    /** @param low the last eight bytes of an id */
    static int numberOf(long low) {
        return (int) low;
    }
}
