package io.collabboard.cluster.settings;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where boards are stored.
 *
 * @param external the PostgreSQL to use; when absent the node runs its own in {@code dataDirectory}
 * @param dataDirectory absolute
 * @param postgresPort port of the node's own PostgreSQL on loopback, 0 for any free one
 */
public record StorageSettings(Optional<DatabaseAccess> external, Path dataDirectory, int postgresPort) {
    static StorageSettings of(Values values) {
        return new StorageSettings(DatabaseUrl.of(values), dataDirectory(values), values.port(Setting.POSTGRES_PORT));
    }

    private static Path dataDirectory(Values values) {
        String text = values.required(Setting.DATA_DIR);
        try {
            return Path.of(text).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw SettingsException.of(Setting.DATA_DIR, "is \"" + text + "\"", "a path of a directory", e);
        }
    }
}
