package io.collabboard.gatling.command.lines;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.google.protobuf.ByteString;
import io.collabboard.proto.Uuids;
import io.collabboard.proto.wire.v1.BoardObject;
import io.collabboard.proto.wire.v1.ObjectCreate;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/**
 * Writes an object as one line of JSON:
 *
 * <pre>{"id":"0197...","kind":"sticky_note","x":1,"y":2,"width":120,"height":120,"rotation":0,"z_index":3,
 * "props":{"text":"Hello"},"group_id":"0197..."}</pre>
 *
 * Fields that the object has not are left out. Who created it and its version are the board's to give, so they are not
 * in it.
 */
public final class ObjectWriter {
    private static final JsonFactory FACTORY = new JsonFactory();

    private ObjectWriter() {}

    /** Without the line's end. */
    public static String write(ObjectCreate object) {
        StringWriter text = new StringWriter(256);
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            json.writeStartObject();
            writeId(json, "id", object.getObjectId());
            json.writeStringField("kind", Kinds.name(object.getKind()));
            writeNumber(json, "x", object.getX());
            writeNumber(json, "y", object.getY());
            if (object.hasWidth()) {
                writeNumber(json, "width", object.getWidth());
            }
            if (object.hasHeight()) {
                writeNumber(json, "height", object.getHeight());
            }
            writeNumber(json, "rotation", object.getRotation());
            if (object.hasZIndex()) {
                json.writeNumberField("z_index", object.getZIndex());
            }
            json.writeFieldName("props");
            PropValues.write(json, object.getPropsMap());
            writeId(json, "group_id", object.getGroupId());
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("a text takes whatever is written", e);
        }
        return text.toString();
    }

    /** As it would have to be created to be the same. */
    public static ObjectCreate creating(BoardObject object) {
        ObjectCreate.Builder create = ObjectCreate.newBuilder()
                .setObjectId(object.getObjectId())
                .setKind(object.getKind())
                .setX(object.getX())
                .setY(object.getY())
                .setRotation(object.getRotation())
                .setZIndex(object.getZIndex())
                .putAllProps(object.getPropsMap())
                .setGroupId(object.getGroupId());
        if (object.hasWidth()) {
            create.setWidth(object.getWidth());
        }
        if (object.hasHeight()) {
            create.setHeight(object.getHeight());
        }
        return create.build();
    }

    private static void writeNumber(JsonGenerator json, String field, double number) throws IOException {
        json.writeFieldName(field);
        PropValues.write(json, number);
    }

    private static void writeId(JsonGenerator json, String field, ByteString id) throws IOException {
        if (!id.isEmpty()) {
            json.writeStringField(field, Uuids.fromBytes(id).toString());
        }
    }
}
