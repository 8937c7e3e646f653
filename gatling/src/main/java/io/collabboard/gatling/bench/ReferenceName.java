package io.collabboard.gatling.bench;

import io.collabboard.gatling.cell.Subject;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** What {@code --relay} may be given: what it does not know is left to be the name of a simulation. */
final class ReferenceName implements ITypeConverter<Subject> {
    @Override
    public Subject convert(String name) {
        return Subject.reference(name)
                .orElseThrow(() -> new TypeConversionException("there is no relay " + name + "; there are "
                        + Subject.references().map(Subject::label).collect(Collectors.joining(", "))));
    }
}
