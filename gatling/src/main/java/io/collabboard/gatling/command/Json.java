package io.collabboard.gatling.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.io.UncheckedIOException;

/** JSON objects, one a line. */
final class Json {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static void print(PrintWriter out, ObjectNode object) {
        try {
            out.print(MAPPER.writeValueAsString(object) + "\n");
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a tree has a JSON form", e);
        }
    }

    /** To thousandths. */
    static double rounded(double number) {
        return Math.round(number * 1000) / 1000.0;
    }
}
