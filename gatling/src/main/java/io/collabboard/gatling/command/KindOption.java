package io.collabboard.gatling.command;

import io.collabboard.gatling.command.lines.Kinds;
import io.collabboard.proto.wire.v1.ObjectKind;
import java.util.Iterator;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A kind of object by its name in lines of JSON. */
final class KindOption implements ITypeConverter<ObjectKind>, Iterable<String> {
    @Override
    public ObjectKind convert(String name) {
        return Kinds.named(name)
                .orElseThrow(() -> new TypeConversionException(
                        "'" + name + "' is no kind of object; there are " + String.join(", ", Kinds.names())));
    }

    @Override
    public Iterator<String> iterator() {
        return Kinds.names().iterator();
    }
}
