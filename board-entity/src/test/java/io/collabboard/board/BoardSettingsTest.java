package io.collabboard.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import io.collabboard.board.model.BoardLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoardSettingsTest {

    @Test
    void referenceConfHoldsTheDefaultLimits() {
        assertThat(BoardSettings.fromConfig(ConfigFactory.defaultReference()).limits())
                .isEqualTo(BoardLimits.defaults());
    }

    @Test
    void sizesMayHaveUnits() {
        assertThat(BoardSettings.fromConfig(with("max-props-size", "64 KiB"))
                        .limits()
                        .maxPropsBytes())
                .isEqualTo(65_536);
    }

    @ParameterizedTest
    @CsvSource({
        "max-objects, 0",
        "max-objects, many",
        "max-props-size, 0",
        "max-props-size, 4 GiB",
        "max-text-characters, -1",
        "max-coordinate, 0",
        "max-name-characters, 0",
        "idempotency-window, 8191",
        "tail-size, -1"
    })
    void aSenselessValueIsAnErrorThatNamesTheKey(String key, String value) {
        Config config = with(key, value);

        assertThatThrownBy(() -> BoardSettings.fromConfig(config))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(key);
    }

    private static Config with(String key, String value) {
        return ConfigFactory.parseString("collabboard.board." + key + " = \"" + value + "\"")
                .withFallback(ConfigFactory.defaultReference());
    }
}
