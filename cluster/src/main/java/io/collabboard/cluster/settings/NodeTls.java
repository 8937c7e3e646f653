package io.collabboard.cluster.settings;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What nodes prove to each other who they are with. All are PEM files.
 *
 * @param authority who signed the certificates of all nodes
 */
public record NodeTls(Path certificate, Path key, Path authority) {
    private static final List<Setting> ALL =
            List.of(Setting.NODE_TLS_CERTIFICATE, Setting.NODE_TLS_KEY, Setting.NODE_TLS_CA);

    /** All or none. */
    static Optional<NodeTls> of(Values values) {
        if (ALL.stream().noneMatch(setting -> values.text(setting).isPresent())) {
            return Optional.empty();
        }
        return Optional.of(new NodeTls(
                file(values, Setting.NODE_TLS_CERTIFICATE),
                file(values, Setting.NODE_TLS_KEY),
                file(values, Setting.NODE_TLS_CA)));
    }

    private static Path file(Values values, Setting setting) {
        Path file = Path.of(values.text(setting)
                        .orElseThrow(() -> SettingsException.of(
                                setting,
                                "is not set",
                                "a PEM file, as others of COLLABBOARD_NODE_TLS_ are set, or none of them")))
                .toAbsolutePath();
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw SettingsException.of(setting, "is " + file + ", which cannot be read", "a PEM file");
        }
        return file;
    }
}
