package io.collabboard.gatling.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The end of a log, where the reason for an end most often is. */
final class LastLines {
    private static final int NUMBER = 15;

    private LastLines() {}

    static List<String> of(Path log) {
        try {
            // Whatever bytes a broken process has written.
            List<String> lines =
                    Files.readString(log, StandardCharsets.ISO_8859_1).lines().toList();
            return lines.subList(Math.max(0, lines.size() - NUMBER), lines.size());
        } catch (IOException e) {
            return List.of("(its log cannot be read: " + e.getMessage() + ")");
        }
    }
}
