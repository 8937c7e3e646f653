package io.collabboard.gatling.command.lines;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.ListValue;
import com.google.protobuf.NullValue;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Props between JSON and the wire. */
final class PropValues {
    /** As deep as a board takes; what is much deeper would cost the whole connection (R7). */
    private static final int MAX_DEPTH = 16;

    private PropValues() {}

    static Map<String, Value> read(JsonNode props) throws BadLineException {
        if (!props.isObject()) {
            throw new BadLineException("\"props\" must be an object");
        }
        Map<String, Value> values = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> prop : props.properties()) {
            String path = "props." + wellFormed("props", prop.getKey());
            values.put(prop.getKey(), value(path, prop.getValue(), MAX_DEPTH));
        }
        return values;
    }

    /** In the order of the names, so that equal props are equal text. */
    static void write(JsonGenerator json, Map<String, Value> props) throws IOException {
        json.writeStartObject();
        for (Map.Entry<String, Value> prop : new TreeMap<>(props).entrySet()) {
            json.writeFieldName(prop.getKey());
            write(json, prop.getValue());
        }
        json.writeEndObject();
    }

    /** Without a fraction where there is none, as JavaScript writes it. */
    static void write(JsonGenerator json, double number) throws IOException {
        long whole = (long) number;
        boolean negativeZero = number == 0 && 1 / number < 0;
        if (whole == number && Math.abs(whole) < 1L << 53 && !negativeZero) {
            json.writeNumber(whole);
        } else {
            json.writeNumber(number);
        }
    }

    private static void write(JsonGenerator json, Value value) throws IOException {
        switch (value.getKindCase()) {
            case NUMBER_VALUE -> write(json, value.getNumberValue());
            case STRING_VALUE -> json.writeString(value.getStringValue());
            case BOOL_VALUE -> json.writeBoolean(value.getBoolValue());
            case STRUCT_VALUE -> write(json, value.getStructValue().getFieldsMap());
            case LIST_VALUE -> {
                json.writeStartArray();
                for (Value element : value.getListValue().getValuesList()) {
                    write(json, element);
                }
                json.writeEndArray();
            }
            case NULL_VALUE, KIND_NOT_SET -> json.writeNull();
        }
    }

    private static Value value(String path, JsonNode json, int depth) throws BadLineException {
        if (depth < 0) {
            throw new BadLineException("\"" + path + "\" is nested more than " + MAX_DEPTH + " deep");
        }
        Value.Builder value = Value.newBuilder();
        switch (json.getNodeType()) {
            case NULL -> value.setNullValue(NullValue.NULL_VALUE);
            case BOOLEAN -> value.setBoolValue(json.booleanValue());
            case STRING -> value.setStringValue(wellFormed(path, json.textValue()));
            case NUMBER -> value.setNumberValue(finite(path, json.doubleValue()));
            case ARRAY -> value.setListValue(list(path, json, depth - 1));
            case OBJECT -> value.setStructValue(struct(path, json, depth - 1));
            default -> throw new BadLineException("\"" + path + "\" is no JSON value");
        }
        return value.build();
    }

    private static ListValue list(String path, JsonNode json, int depth) throws BadLineException {
        ListValue.Builder list = ListValue.newBuilder();
        for (JsonNode element : json) {
            list.addValues(value(path, element, depth));
        }
        return list.build();
    }

    private static Struct struct(String path, JsonNode json, int depth) throws BadLineException {
        Struct.Builder struct = Struct.newBuilder();
        for (Map.Entry<String, JsonNode> field : json.properties()) {
            struct.putFields(wellFormed(path, field.getKey()), value(path, field.getValue(), depth));
        }
        return struct.build();
    }

    private static double finite(String path, double number) throws BadLineException {
        if (!Double.isFinite(number)) {
            throw new BadLineException("\"" + path + "\" must hold finite numbers only");
        }
        return number;
    }

    /** Half a surrogate pair has no UTF-8 form: it would come out as another text. */
    private static String wellFormed(String path, String text) throws BadLineException {
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw new BadLineException("\"" + path + "\" has half a surrogate pair");
        }
        return text;
    }
}
