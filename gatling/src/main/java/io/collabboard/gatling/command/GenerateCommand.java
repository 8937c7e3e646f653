package io.collabboard.gatling.command;

import io.collabboard.gatling.command.layout.Shape;
import io.collabboard.gatling.command.layout.StressBoard;
import io.collabboard.gatling.command.lines.Kinds;
import io.collabboard.gatling.command.lines.ObjectWriter;
import io.collabboard.gatling.shell.ExitCodes;
import io.collabboard.proto.wire.v1.ObjectCreate;
import io.collabboard.proto.wire.v1.ObjectKind;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

@Command(
        name = "generate",
        description = {
            "Writes a stress board to standard output, one object a line, as `stream` reads it.",
            "The same options give the same lines."
        },
        footer = ExitCodes.HELP)
final class GenerateCommand implements Callable<Integer> {
    private static final int MAX_COUNT = 10_000_000;
    private static final double MAX_LENGTH = 10_000;
    private static final String MIXED = "mixed";

    /** Lines between two looks at whether anybody still reads. */
    private static final int LINES_A_CHECK = 256;

    @Parameters(
            paramLabel = "SHAPE",
            converter = ShapeName.class,
            completionCandidates = ShapeName.class,
            description = "What the objects form: ${COMPLETION-CANDIDATES}")
    private Shape shape = Shape.SNAKE;

    @Option(names = "--count", paramLabel = "N", required = true, description = "Number of objects.")
    private int count;

    @Option(
            names = "--size",
            paramLabel = "UNITS",
            defaultValue = "120",
            description = "Width and height of an object. Default: ${DEFAULT-VALUE}")
    private double size;

    @Option(
            names = "--gap",
            paramLabel = "UNITS",
            defaultValue = "24",
            description = "Between neighbours, at least. Default: ${DEFAULT-VALUE}")
    private double gap;

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            completionCandidates = GeneratedKinds.class,
            defaultValue = "sticky_note",
            description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}")
    private String kind = "sticky_note";

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Of colours, texts and the mix. Default: ${DEFAULT-VALUE}")
    private long seed;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        require(count >= 1 && count <= MAX_COUNT, "--count must be 1 to " + MAX_COUNT);
        require(size >= 1 && size <= MAX_LENGTH, "--size must be 1 to " + (int) MAX_LENGTH);
        require(gap >= 0 && gap <= MAX_LENGTH, "--gap must be 0 to " + (int) MAX_LENGTH);
        require(GeneratedKinds.names().contains(kind), "--kind must be one of " + GeneratedKinds.names());
        StressBoard board = new StressBoard(shape, count, ofOne(kind), size, gap, seed);
        PrintWriter out = spec.commandLine().getOut();
        int lines = 0;
        for (Iterator<ObjectCreate> i = board.objects().iterator(); i.hasNext(); ) {
            out.print(ObjectWriter.write(i.next()) + "\n");
            if (++lines % LINES_A_CHECK == 0 && out.checkError()) {
                break;
            }
        }
        return ExitCodes.DONE;
    }

    private void require(boolean met, String otherwise) {
        if (!met) {
            throw new ParameterException(spec.commandLine(), otherwise);
        }
    }

    private static @Nullable ObjectKind ofOne(String kind) {
        return kind.equals(MIXED) ? null : Kinds.named(kind).orElseThrow();
    }

    /** Names of shapes on the command line. */
    static final class ShapeName implements ITypeConverter<Shape>, Iterable<String> {
        @Override
        public Shape convert(String name) {
            return Arrays.stream(Shape.values())
                    .filter(shape -> name(shape).equals(name))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException(
                            "'" + name + "' is no shape; there are snake, square, ring and spiral"));
        }

        @Override
        public Iterator<String> iterator() {
            return Arrays.stream(Shape.values()).map(ShapeName::name).iterator();
        }

        private static String name(Shape shape) {
            return shape.name().toLowerCase(Locale.ROOT);
        }
    }

    /** Names of the kinds that can be generated. */
    static final class GeneratedKinds implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return names().iterator();
        }

        static List<String> names() {
            return Stream.concat(StressBoard.KINDS.stream().map(Kinds::name), Stream.of(MIXED))
                    .toList();
        }
    }
}
