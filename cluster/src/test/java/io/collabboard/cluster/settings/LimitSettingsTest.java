package io.collabboard.cluster.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigValueFactory;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LimitSettingsTest {
    @Test
    @DisplayName("A limit that nobody sets is the one that the module's reference.conf explains")
    void defaultsAreThoseOfTheModules() {
        Config reference = ConfigFactory.defaultReference();
        Map<String, Object> limits = NodeSettings.of(Map.of()).limits().byPath();

        assertThat(limits).isNotEmpty();
        limits.forEach((path, value) -> {
            Config set = reference.withValue(path, ConfigValueFactory.fromAnyRef(value));
            if (value instanceof String) {
                assertThat(set.getDuration(path)).as(path).isEqualTo(reference.getDuration(path));
            } else {
                assertThat(set.getBytes(path)).as(path).isEqualTo(reference.getBytes(path));
            }
        });
    }
}
