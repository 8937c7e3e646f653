package io.collabboard.gatling.command.lines;

import io.collabboard.proto.wire.v1.ObjectKind;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Kinds of objects as lines and options name them: {@code sticky_note}. */
public final class Kinds {
    private static final List<ObjectKind> KINDS = Arrays.stream(ObjectKind.values())
            .filter(kind -> kind != ObjectKind.KIND_UNSPECIFIED && kind != ObjectKind.UNRECOGNIZED)
            .toList();

    private Kinds() {}

    public static List<ObjectKind> all() {
        return KINDS;
    }

    public static List<String> names() {
        return KINDS.stream().map(Kinds::name).toList();
    }

    public static String name(ObjectKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    public static Optional<ObjectKind> named(String name) {
        return KINDS.stream().filter(kind -> name(kind).equals(name)).findFirst();
    }
}
