package io.collabboard.gatling.command.layout;

import com.google.protobuf.Value;
import io.collabboard.proto.wire.v1.ObjectCreate;
import io.collabboard.proto.wire.v1.ObjectKind;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A board of many objects, the same for the same values. The objects have no ids, so that it can be streamed more than
 * once, and no places in the drawing order: they come on top as they come.
 *
 * @param kind of all objects; null: a mix of {@link #KINDS}
 * @param size of an object in both directions, board units
 * @param gap between neighbours, at least
 * @param seed of colours, texts and the mix
 */
public record StressBoard(Shape shape, int count, @Nullable ObjectKind kind, double size, double gap, long seed) {
    /** Kinds that look like something with a size, a colour and a text. */
    public static final List<ObjectKind> KINDS = List.of(
            ObjectKind.STICKY_NOTE,
            ObjectKind.RECTANGLE,
            ObjectKind.ELLIPSE,
            ObjectKind.DIAMOND,
            ObjectKind.STAR,
            ObjectKind.TEXT,
            ObjectKind.FRAME);

    private static final List<String> WORDS = List.of(
            "Plan",
            "Sketch",
            "Idea",
            "Question",
            "Risk",
            "Goal",
            "Draft",
            "Review",
            "Test",
            "Ship",
            "Measure",
            "Learn",
            "Harbour",
            "Lantern",
            "Meadow",
            "Orchard",
            "Pebble",
            "River",
            "Thunder",
            "Willow");

    /** Once around the colours in so many objects, at most. */
    private static final int RAINBOW = 240;

    /** In order; to be read once. */
    public Stream<ObjectCreate> objects() {
        Random random = new Random(seed);
        double firstHue = random.nextDouble();
        return IntStream.range(0, count).mapToObj(index -> object(index, firstHue, random));
    }

    private ObjectCreate object(int index, double firstHue, Random random) {
        Place middle = shape.at(index, count, size, gap);
        ObjectKind ownKind = kind != null ? kind : KINDS.get(random.nextInt(KINDS.size()));
        double hue = firstHue + (double) index / Math.min(count, RAINBOW) + 0.04 * random.nextDouble();
        String text = WORDS.get(random.nextInt(WORDS.size())) + " " + (index + 1);
        return ObjectCreate.newBuilder()
                .setKind(ownKind)
                .setX(rounded(middle.x() - size / 2))
                .setY(rounded(middle.y() - size / 2))
                .setWidth(size)
                .setHeight(size)
                .putProps("fill", string(Colours.ofHue(hue)))
                .putProps(ownKind == ObjectKind.FRAME ? "title" : "text", string(text))
                .build();
    }

    /** To hundredths: what nobody sees is not worth its digits. */
    private static double rounded(double length) {
        return Math.round(length * 100) / 100.0;
    }

    private static Value string(String text) {
        return Value.newBuilder().setStringValue(text).build();
    }
}
