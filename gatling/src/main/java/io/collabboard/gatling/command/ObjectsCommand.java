package io.collabboard.gatling.command;

import io.collabboard.client.BoardClient;
import io.collabboard.client.BoardMirror;
import io.collabboard.gatling.command.lines.Kinds;
import io.collabboard.gatling.command.lines.ObjectWriter;
import io.collabboard.gatling.shell.ExitCodes;
import io.collabboard.proto.Uuids;
import io.collabboard.proto.wire.v1.BoardObject;
import io.collabboard.proto.wire.v1.ObjectKind;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "objects",
        description = {
            "Lists the objects of a board in the order in which they are drawn.",
            "With --json in the form that `stream` reads: a board is copied by a pipe."
        },
        footer = ExitCodes.HELP)
final class ObjectsCommand implements Callable<Integer> {
    /** Signed comparison of bytes would put some ids in another order than their text. */
    private static final Comparator<BoardObject> DRAWING_ORDER = Comparator.comparingInt(BoardObject::getZIndex)
            .thenComparing(object -> Uuids.fromBytes(object.getObjectId()).toString());

    private static final int SHOWN_TEXT = 40;

    @Mixin
    private ServerOptions serverOptions = new ServerOptions();

    @Mixin
    private JsonOption output = new JsonOption();

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            converter = KindOption.class,
            completionCandidates = KindOption.class,
            split = ",",
            description = "Only objects of these kinds: ${COMPLETION-CANDIDATES}")
    private List<ObjectKind> kinds = new ArrayList<>();

    @Option(names = "--count", description = "Only say how many there are.")
    private boolean count;

    @Parameters(
            paramLabel = "BOARD",
            converter = BoardId.class,
            description = "Id of the board, or address of its page.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private UUID boardId;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        List<BoardObject> objects = objects();
        PrintWriter out = spec.commandLine().getOut();
        if (count) {
            printCount(out, objects.size());
        } else if (output.json) {
            objects.forEach(object -> out.print(ObjectWriter.write(ObjectWriter.creating(object)) + "\n"));
        } else {
            printTable(out, objects);
        }
        return ExitCodes.DONE;
    }

    private List<BoardObject> objects() {
        Server server = new Server(serverOptions);
        BoardMirror mirror = new BoardMirror(boardId);
        try (BoardClient client = server.connect(mirror::accept)) {
            server.get(client.join(mirror));
            return mirror.state().objects().values().stream()
                    .filter(object -> kinds.isEmpty() || kinds.contains(object.getKind()))
                    .sorted(DRAWING_ORDER)
                    .toList();
        }
    }

    private void printCount(PrintWriter out, int number) {
        if (output.json) {
            Json.print(out, Json.object().put("count", number));
        } else {
            out.print(number + "\n");
        }
    }

    private static void printTable(PrintWriter out, List<BoardObject> objects) {
        Table table = new Table("ID", "KIND", "X", "Y", "WIDTH", "HEIGHT", "ROTATION", "Z", "VERSION", "TEXT");
        for (BoardObject object : objects) {
            table.add(
                    Uuids.fromBytes(object.getObjectId()),
                    Kinds.name(object.getKind()),
                    Table.number(object.getX()),
                    Table.number(object.getY()),
                    object.hasWidth() ? Table.number(object.getWidth()) : "-",
                    object.hasHeight() ? Table.number(object.getHeight()) : "-",
                    Table.number(object.getRotation()),
                    object.getZIndex(),
                    object.getVersion(),
                    text(object));
        }
        table.print(out);
    }

    private static String text(BoardObject object) {
        var props = object.getPropsMap();
        String text = props.containsKey("text")
                ? props.get("text").getStringValue()
                : object.getPropsOrDefault("title", com.google.protobuf.Value.getDefaultInstance())
                        .getStringValue();
        int shown = Math.min(text.codePointCount(0, text.length()), SHOWN_TEXT);
        int end = text.offsetByCodePoints(0, shown);
        return end < text.length() ? text.substring(0, end) + "…" : text;
    }
}
