package io.collabboard.gatling.command.lines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import com.google.protobuf.ListValue;
import com.google.protobuf.NullValue;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import io.collabboard.proto.Uuids;
import io.collabboard.proto.wire.v1.ObjectCreate;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObjectLinesTest {
    private static final String[] TEXTS = {"", "a", "\"quoted\"\n\t\\", "Grüße 🎈", "\u0000\u2028", "null"};
    private static final double[] NUMBERS = {0, -0.0, 1, -120, 0.1, 1e9, 1e300, 4.9e-324, 9007199254740994.0, 1.5e-7};

    @Test
    @DisplayName("What is written is read as the same object")
    void roundTrip() throws BadLineException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            ObjectCreate object = object(random);
            String line = ObjectWriter.write(object);
            assertThat(read(line)).as("seed %d: %s", seed, line).isEqualTo(object);
            assertThat(line).doesNotContain("\n");
        }
    }

    @Test
    @DisplayName("The least that a line needs; nulls count as absent, whole numbers have no fraction")
    void least() throws BadLineException {
        ObjectCreate object = read("{\"kind\":\"star\",\"x\":1.0,\"y\":-2.5,\"width\":null,\"id\":null}");

        assertThat(object.hasWidth()).isFalse();
        assertThat(object.getObjectId().isEmpty()).isTrue();
        assertThat(object.hasZIndex()).isFalse();
        assertThat(ObjectWriter.write(object))
                .isEqualTo("{\"kind\":\"star\",\"x\":1,\"y\":-2.5,\"rotation\":0,\"props\":{}}");
    }

    @ParameterizedTest(name = "{1}")
    @DisplayName("A bad line is refused with its reason")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{ | not JSON",
                "{'kind':'star','x':1,'y':2} | not JSON",
                "[] | not a JSON object",
                "{\"kind\":\"star\",\"x\":1,\"y\":2} {} | not JSON",
                "{\"kind\":\"star\",\"x\":1,\"x\":1,\"y\":2} | not JSON",
                "{\"kind\":\"blob\",\"x\":1,\"y\":2} | unknown kind \"blob\"",
                "{\"kind\":\"STAR\",\"x\":1,\"y\":2} | unknown kind \"STAR\"",
                "{\"x\":1,\"y\":2} | \"kind\" is missing",
                "{\"kind\":\"star\",\"y\":2} | \"x\" is missing",
                "{\"kind\":\"star\",\"x\":NaN,\"y\":2} | \"x\" must be a finite number",
                "{\"kind\":\"star\",\"x\":1e999,\"y\":2} | \"x\" must be a finite number",
                "{\"kind\":\"star\",\"x\":\"1\",\"y\":2} | \"x\" must be a finite number",
                "{\"kind\":\"star\",\"x\":1,\"y\":2,\"z_index\":1.5} | \"z_index\" must be an integer of 32 bits",
                "{\"kind\":\"star\",\"x\":1,\"y\":2,\"z_index\":3000000000} | \"z_index\" must be an integer of 32 bits",
                "{\"kind\":\"star\",\"x\":1,\"y\":2,\"colour\":1} | unknown field \"colour\"",
                "{\"kind\":\"star\",\"x\":1,\"y\":2,\"id\":\"1-1-1-1-1\"} | \"id\" must be a UUID",
                "{\"kind\":\"star\",\"x\":1,\"y\":2,\"props\":[]} | \"props\" must be an object",
                "{\"kind\":\"star\",\"x\":1,\"y\":2,\"props\":{\"a\":[-Infinity]}} | \"props.a\" must hold finite numbers only",
                "{\"kind\":\"star\",\"x\":1,\"y\":2,\"props\":{\"a\":\"\\ud800\"}} | \"props.a\" has half a surrogate pair",
                "{\"kind\":\"star\",\"x\":1,\"y\":2,\"props\":{\"a\":[[[[[[[[[[[[[[[[[0]]]]]]]]]]]]]]]]]}} | \"props.a\" is nested",
            })
    void badLines(String line, String reason) {
        assertThatThrownBy(() -> read(line))
                .isInstanceOf(BadLineException.class)
                .hasMessageStartingWith(reason)
                .hasMessageNotContaining("\n");
    }

    @Test
    @DisplayName("Bytes that are no UTF-8 are refused, a byte order mark is not")
    void encoding() throws BadLineException {
        ByteString plain = ByteString.copyFromUtf8("{\"kind\":\"star\",\"x\":1,\"y\":2}");
        ByteString mark = ByteString.copyFrom(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF});
        assertThat(ObjectReader.read(new Line(1, mark.concat(plain), false))).isNotNull();

        ByteString latin = ByteString.copyFromUtf8("{\"kind\":\"")
                .concat(ByteString.copyFrom(new byte[] {(byte) 0xE9}))
                .concat(ByteString.copyFromUtf8("\",\"x\":1,\"y\":2}"));
        assertThatThrownBy(() -> ObjectReader.read(new Line(1, latin, false))).isInstanceOf(BadLineException.class);
    }

    private static ObjectCreate read(String line) throws BadLineException {
        return ObjectReader.read(new Line(1, ByteString.copyFromUtf8(line), false));
    }

    private static ObjectCreate object(Random random) {
        ObjectCreate.Builder object = ObjectCreate.newBuilder()
                .setKind(Kinds.all().get(random.nextInt(Kinds.all().size())))
                .setX(number(random))
                .setY(number(random))
                .setRotation(number(random));
        if (random.nextBoolean()) {
            object.setWidth(number(random)).setHeight(number(random));
        }
        if (random.nextBoolean()) {
            object.setZIndex(random.nextInt());
        }
        if (random.nextBoolean()) {
            object.setObjectId(Uuids.nextBytes()).setGroupId(Uuids.nextBytes());
        }
        for (int i = random.nextInt(4); i > 0; i--) {
            object.putProps("p" + i + text(random), value(random, 3));
        }
        return object.build();
    }

    private static Value value(Random random, int depth) {
        Value.Builder value = Value.newBuilder();
        switch (random.nextInt(depth > 0 ? 6 : 4)) {
            case 0 -> value.setNumberValue(number(random));
            case 1 -> value.setStringValue(text(random));
            case 2 -> value.setBoolValue(random.nextBoolean());
            case 3 -> value.setNullValue(NullValue.NULL_VALUE);
            case 4 -> value.setListValue(ListValue.newBuilder().addValues(value(random, depth - 1)));
            default -> value.setStructValue(Struct.newBuilder().putFields(text(random), value(random, depth - 1)));
        }
        return value.build();
    }

    private static double number(Random random) {
        return random.nextBoolean() ? NUMBERS[random.nextInt(NUMBERS.length)] : random.nextGaussian() * 1e4;
    }

    private static String text(Random random) {
        return TEXTS[random.nextInt(TEXTS.length)];
    }
}
