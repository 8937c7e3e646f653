package io.collabboard.board.serialization;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import com.google.protobuf.Parser;
import java.util.function.Function;

/**
 * How one type becomes bytes and back.
 *
 * @param manifest name and version of the format, stored or sent beside the bytes
 * @param read throws IllegalArgumentException for a message that makes no sense
 */
record Format<T, M extends MessageLite>(
        String manifest, Class<T> type, Function<T, M> write, Parser<M> parser, Function<M, T> read) {

    byte[] toBytes(Object value) {
        return write.apply(type.cast(value)).toByteArray();
    }

    T fromBytes(byte[] bytes) throws InvalidProtocolBufferException {
        return read.apply(parser.parseFrom(bytes));
    }
}
