package io.collabboard.gatling.command.lines;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.protobuf.ByteString;
import io.collabboard.proto.Uuids;
import io.collabboard.proto.wire.v1.ObjectCreate;
import java.io.IOException;
import java.util.Iterator;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/** Reads objects of {@link ObjectWriter}'s form. Strict: a field that does not exist is a mistake, not an extra. */
public final class ObjectReader {
    private static final Pattern UUID_TEXT = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            // NaN and the infinities are understood only to be refused by the name of their field.
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    private static final Map<String, Field> FIELDS = Map.ofEntries(
            Map.entry("id", (object, value) -> object.setObjectId(id("id", value))),
            Map.entry("kind", (object, value) -> object.setKind(kind(value))),
            Map.entry("x", (object, value) -> object.setX(number("x", value))),
            Map.entry("y", (object, value) -> object.setY(number("y", value))),
            Map.entry("width", (object, value) -> object.setWidth(number("width", value))),
            Map.entry("height", (object, value) -> object.setHeight(number("height", value))),
            Map.entry("rotation", (object, value) -> object.setRotation(number("rotation", value))),
            Map.entry("z_index", (object, value) -> object.setZIndex(integer("z_index", value))),
            Map.entry("props", (object, value) -> object.putAllProps(PropValues.read(value))),
            Map.entry("group_id", (object, value) -> object.setGroupId(id("group_id", value))));

    private ObjectReader() {}

    private interface Field {
        ObjectCreate.Builder read(ObjectCreate.Builder object, JsonNode value) throws BadLineException;
    }

    /**
     * The object of a line; without an id where the line has none. {@code kind}, {@code x} and {@code y} are required; a
     * null counts as absent.
     */
    public static ObjectCreate read(Line line) throws BadLineException {
        if (line.tooLong()) {
            throw new BadLineException("longer than " + LineReader.MAX_BYTES + " bytes");
        }
        JsonNode json = parse(line.bytes());
        if (!json.isObject()) {
            throw new BadLineException("not a JSON object");
        }
        ObjectCreate.Builder object = ObjectCreate.newBuilder();
        for (Iterator<Map.Entry<String, JsonNode>> i = json.properties().iterator(); i.hasNext(); ) {
            Map.Entry<String, JsonNode> entry = i.next();
            Field field = FIELDS.get(entry.getKey());
            if (field == null) {
                throw new BadLineException("unknown field \"" + entry.getKey() + "\"");
            }
            if (!entry.getValue().isNull()) {
                field.read(object, entry.getValue());
            }
        }
        for (String required : new String[] {"kind", "x", "y"}) {
            if (!json.hasNonNull(required)) {
                throw new BadLineException("\"" + required + "\" is missing");
            }
        }
        return object.build();
    }

    /** An id as its text reads, and no other: {@link UUID#fromString} takes much that is none. */
    static ByteString id(String field, JsonNode value) throws BadLineException {
        if (!value.isTextual() || !UUID_TEXT.matcher(value.textValue()).matches()) {
            throw new BadLineException("\"" + field + "\" must be a UUID");
        }
        return Uuids.toBytes(UUID.fromString(value.textValue()));
    }

    private static JsonNode parse(ByteString line) throws BadLineException {
        try {
            return MAPPER.readTree(line.newInput());
        } catch (JsonProcessingException e) {
            throw new BadLineException(
                    "not JSON: " + e.getOriginalMessage().lines().findFirst().orElse(""));
        } catch (IOException e) {
            throw new BadLineException("not UTF-8: " + e.getMessage());
        }
    }

    private static io.collabboard.proto.wire.v1.ObjectKind kind(JsonNode value) throws BadLineException {
        return Kinds.named(value.asText())
                .orElseThrow(() -> new BadLineException("unknown kind \"" + value.asText() + "\""));
    }

    private static double number(String field, JsonNode value) throws BadLineException {
        if (!value.isNumber() || !Double.isFinite(value.doubleValue())) {
            throw new BadLineException("\"" + field + "\" must be a finite number");
        }
        return value.doubleValue();
    }

    private static int integer(String field, JsonNode value) throws BadLineException {
        if (!value.isIntegralNumber() || !value.canConvertToInt()) {
            throw new BadLineException("\"" + field + "\" must be an integer of 32 bits");
        }
        return value.intValue();
    }
}
