package io.collabboard.board.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChatSettingsTest {

    @Test
    void referenceConfHoldsTheDefaults() {
        assertThat(ChatSettings.fromConfig(ConfigFactory.defaultReference()))
                .isEqualTo(new ChatSettings(4_000, 200, 256 << 10, 8, 8_192));
    }

    @ParameterizedTest
    @CsvSource({
        "max-text-characters, 0",
        "recent-messages, 1001",
        "recent-size, 1 MiB",
        "reads-at-once, 0",
        "idempotency-window, 8191"
    })
    void aSenselessValueIsAnErrorThatNamesTheKey(String key, String value) {
        Config config = ConfigFactory.parseString("collabboard.chat." + key + " = \"" + value + "\"")
                .withFallback(ConfigFactory.defaultReference());

        assertThatThrownBy(() -> ChatSettings.fromConfig(config))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(key);
    }
}
