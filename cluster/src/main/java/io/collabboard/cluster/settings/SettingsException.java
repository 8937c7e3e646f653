package io.collabboard.cluster.settings;

import org.jspecify.annotations.Nullable;

/** A setting that cannot be used. The message is one line for the operator: the variable, what is wrong, what is allowed. */
public final class SettingsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SettingsException(String message) {
        this(message, null);
    }

    private SettingsException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    static SettingsException of(Setting setting, String wrong, String allowed) {
        return new SettingsException(setting.variable() + " " + wrong + "; allowed: " + allowed);
    }

    static SettingsException of(Setting setting, String wrong, String allowed, Throwable cause) {
        return new SettingsException(setting.variable() + " " + wrong + "; allowed: " + allowed, cause);
    }
}
