package io.collabboard.proto;

import com.google.protobuf.ListValue;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import com.google.protobuf.util.JsonFormat;
import io.collabboard.proto.wire.v1.ErrorCode;
import io.collabboard.proto.wire.v1.Frames;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

/** The files under {@code golden/}, which bindings of other languages read too. */
public final class GoldenVectors {
    private GoldenVectors() {}

    /** A message and its one encoding. */
    public record Valid(String name, Frames frames, String hex) {
        public byte[] bytes() {
            return HexFormat.of().parseHex(hex);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** Bytes from a client that are refused with this code. */
    public record Malformed(String name, String hex, ErrorCode code) {
        public byte[] bytes() {
            return HexFormat.of().parseHex(hex);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    public static List<Valid> valid() throws IOException {
        return read("frames.json").stream().map(GoldenVectors::toValid).toList();
    }

    public static List<Malformed> malformed() throws IOException {
        return read("malformed.json").stream()
                .map(entry ->
                        new Malformed(text(entry, "name"), text(entry, "hex"), ErrorCode.valueOf(text(entry, "code"))))
                .toList();
    }

    private static Valid toValid(Struct entry) {
        Frames.Builder frames = Frames.newBuilder();
        try {
            JsonFormat.parser().merge(JsonFormat.printer().print(entry.getFieldsOrThrow("frame")), frames);
        } catch (IOException e) {
            throw new IllegalStateException(text(entry, "name"), e);
        }
        return new Valid(text(entry, "name"), frames.build(), text(entry, "hex"));
    }

    private static List<Struct> read(String file) throws IOException {
        try (InputStream in = GoldenVectors.class.getResourceAsStream("/golden/" + file)) {
            ListValue.Builder entries = ListValue.newBuilder();
            JsonFormat.parser().merge(new String(in.readAllBytes(), StandardCharsets.UTF_8), entries);
            return entries.getValuesList().stream().map(Value::getStructValue).toList();
        }
    }

    private static String text(Struct entry, String field) {
        return entry.getFieldsOrThrow(field).getStringValue();
    }
}
