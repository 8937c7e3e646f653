package io.collabboard.gatling.command.layout;

import static org.assertj.core.api.Assertions.assertThat;

import io.collabboard.gatling.command.lines.ObjectWriter;
import io.collabboard.proto.wire.v1.ObjectCreate;
import io.collabboard.proto.wire.v1.ObjectKind;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StressBoardTest {
    private static final double ROUNDING = 0.02;

    @ParameterizedTest
    @EnumSource
    @DisplayName("There are as many objects as asked for, and neighbours keep their gap")
    void places(Shape shape) {
        for (int count : new int[] {1, 2, 3, 7, 100, 1_000}) {
            List<ObjectCreate> objects = board(shape, count, 1).objects().toList();
            assertThat(objects).hasSize(count);
            for (int i = 0; i < count; i++) {
                for (int j = 0; j < i; j++) {
                    assertThat(apart(objects.get(i), objects.get(j)))
                            .as("%s of %d: %d and %d", shape, count, j, i)
                            .isGreaterThan(50 - ROUNDING);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("Places are finite and, where a hundred thousand are, within what a board takes")
    void large(Shape shape) {
        assertThat(board(shape, 100_000, 1).objects()).allSatisfy(object -> {
            assertThat(Math.abs(object.getX())).isLessThan(1e9);
            assertThat(Math.abs(object.getY())).isLessThan(1e9);
        });
    }

    @Test
    @DisplayName("A snake goes on from where it is: each object is a direct neighbour of the one before")
    void snake() {
        List<ObjectCreate> objects = board(Shape.SNAKE, 500, 1).objects().toList();
        for (int i = 1; i < objects.size(); i++) {
            double x = Math.abs(objects.get(i).getX() - objects.get(i - 1).getX());
            double y = Math.abs(objects.get(i).getY() - objects.get(i - 1).getY());
            assertThat(x + y).as("step %d", i).isEqualTo(150);
        }
    }

    @Test
    @DisplayName("The same values give the same lines; another seed gives other ones")
    void deterministic() {
        assertThat(lines(Shape.SPIRAL, 7)).isEqualTo(lines(Shape.SPIRAL, 7)).isNotEqualTo(lines(Shape.SPIRAL, 8));
        assertThat(lines(Shape.RING, 1)).startsWith("{\"kind\":\"");
    }

    @Test
    @DisplayName("Objects have varied colours, a text each, and neither ids nor places in the drawing order")
    void looks() {
        List<ObjectCreate> objects = board(Shape.SQUARE, 100, 1).objects().toList();
        assertThat(objects).allSatisfy(object -> {
            assertThat(object.getObjectId().isEmpty()).isTrue();
            assertThat(object.hasZIndex()).isFalse();
            String text = object.getKind() == ObjectKind.FRAME ? "title" : "text";
            assertThat(object.getPropsOrThrow(text).getStringValue()).isNotBlank();
            assertThat(object.getPropsOrThrow("fill").getStringValue()).matches("#[0-9A-F]{6}");
        });
        assertThat(objects.stream().map(o -> o.getPropsOrThrow("fill")).distinct())
                .hasSizeGreaterThan(75);
        assertThat(objects.stream().map(ObjectCreate::getKind).distinct()).hasSameSizeAs(StressBoard.KINDS);
    }

    /** The free space between two squares, in the direction in which there is more. */
    private static double apart(ObjectCreate a, ObjectCreate b) {
        return Math.max(Math.abs(a.getX() - b.getX()), Math.abs(a.getY() - b.getY())) - 100;
    }

    private static StressBoard board(Shape shape, int count, long seed) {
        boolean round = shape == Shape.RING || shape == Shape.SPIRAL;
        // Between round neighbours the gap is along the line between them, so a diagonal one shrinks by sqrt(2).
        double gap = round ? 50 * Math.sqrt(2) : 50;
        return new StressBoard(shape, count, null, 100, gap, seed);
    }

    private static String lines(Shape shape, long seed) {
        return board(shape, 50, seed).objects().map(ObjectWriter::write).collect(Collectors.joining("\n"));
    }
}
