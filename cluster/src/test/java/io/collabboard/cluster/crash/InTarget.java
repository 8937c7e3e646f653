package io.collabboard.cluster.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDirFactory;

/** Directories on the disk that is built on: {@code /tmp} may be memory, where a commit costs nothing. */
public final class InTarget implements TempDirFactory {
    @Override
    public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext test) throws IOException {
        String name = test.getRequiredTestClass().getSimpleName();
        return Files.createTempDirectory(Files.createDirectories(Path.of("target", "nodes")), name + "-")
                .toAbsolutePath();
    }
}
