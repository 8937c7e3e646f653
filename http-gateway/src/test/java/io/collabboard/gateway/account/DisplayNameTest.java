package io.collabboard.gateway.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DisplayNameTest {
    @Test
    void isTrimmed() {
        assertThat(new DisplayName("  Ada Lovelace \n").value()).isEqualTo("Ada Lovelace");
    }

    @Test
    void equalLookingNamesAreEqual() {
        assertThat(new DisplayName("Zoe\u0301")).isEqualTo(new DisplayName("Zo\u00e9"));
    }

    @Test
    void mayHaveSixtyCharactersHoweverTheyAreEncoded() {
        assertThat(new DisplayName("\uD83E\uDD8A".repeat(60)).value()).hasSize(120);
        assertThatThrownBy(() -> new DisplayName("x".repeat(61)))
                .isInstanceOf(InvalidNameException.class)
                .hasMessageContaining("60");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\t\n"})
    void mustNotBeEmpty(String name) {
        assertThatThrownBy(() -> new DisplayName(name))
                .isInstanceOf(InvalidNameException.class)
                .hasMessageContaining("empty");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a\u0000b", "a\nb", "a\u001b[31mb", "a\u0085b", "a\u2028b", "a\u202Eb", "a\u2066b", "a\uD800b"})
    void mustNotHoldControlCharacters(String name) {
        assertThatThrownBy(() -> new DisplayName(name))
                .isInstanceOf(InvalidNameException.class)
                .hasMessageContaining("control");
    }
}
