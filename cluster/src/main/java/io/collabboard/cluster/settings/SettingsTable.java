package io.collabboard.cluster.settings;

/** The catalogue of settings as text, for the README and for {@code --help}. */
public final class SettingsTable {
    private SettingsTable() {}

    /** The table that the README shows between its {@code settings} markers. */
    public static String markdown() {
        StringBuilder table = new StringBuilder("| Variable | Default | Meaning |\n|---|---|---|\n");
        for (Setting setting : Setting.values()) {
            String byDefault = setting.byDefault().isEmpty() ? "" : "`" + setting.byDefault() + "`";
            table.append("| `%s` | %s | %s |\n".formatted(setting.variable(), byDefault, setting.meaning()));
        }
        return table.toString();
    }

    /** The settings for a terminal: two lines each. */
    public static String plain() {
        StringBuilder text = new StringBuilder();
        for (Setting setting : Setting.values()) {
            String byDefault = setting.byDefault().isEmpty() ? "" : " [" + setting.byDefault() + "]";
            text.append("  ").append(setting.variable()).append(byDefault).append('\n');
            text.append("      ").append(setting.meaning().replace("`", "")).append('\n');
        }
        return text.toString();
    }
}
