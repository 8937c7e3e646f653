package io.collabboard.cluster.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SettingsTableTest {
    @Test
    @DisplayName("The README's table between <!-- settings --> and <!-- /settings --> is the catalogue")
    void readmeMatches() throws IOException {
        Path readme = Path.of("..", "README.md");
        assumeThat(readme).exists();

        assertThat(Files.readString(readme))
                .as("paste the output of ./collabboard --settings-table")
                .contains("<!-- settings -->\n" + SettingsTable.markdown() + "<!-- /settings -->\n");
    }

    @Test
    @DisplayName("Every setting has a line of meaning that fits a table cell")
    void meanings() {
        for (Setting setting : Setting.values()) {
            assertThat(setting.meaning()).as(setting.variable()).isNotBlank().doesNotContain("|", "\n");
            assertThat(SettingsTable.plain()).contains(setting.variable());
        }
    }
}
