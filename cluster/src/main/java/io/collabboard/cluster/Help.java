package io.collabboard.cluster;

import io.collabboard.cluster.settings.SettingsTable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** What the command line tells of itself. */
final class Help {
    private Help() {}

    static String text() {
        return """
                CollabBoard %s, a real-time whiteboard

                Without arguments a node starts and serves until Ctrl-C.
                  --help      this text
                  --version   the version

                Settings are environment variables, defaults in brackets:
                %s
                Exit codes: 0 or 130 or 143 after a signal, 1 the node could not start or had to end, 2 wrong settings.
                """.formatted(version(), SettingsTable.plain());
    }

    static String version() {
        Properties properties = new Properties();
        try (InputStream in = Help.class.getResourceAsStream("/collabboard.properties")) {
            if (in == null) {
                throw new IllegalStateException("collabboard.properties is not on the class path");
            }
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version");
    }
}
