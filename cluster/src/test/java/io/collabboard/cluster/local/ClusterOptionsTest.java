package io.collabboard.cluster.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClusterOptionsTest {
    @Test
    @DisplayName("Three nodes on the usual ports unless it is said otherwise")
    void options() {
        assertThat(parse("")).isEqualTo(new ClusterOptions(3, Ports.USUAL, false));
        assertThat(parse("1")).isEqualTo(new ClusterOptions(1, Ports.USUAL, false));
        assertThat(parse("--restart 7 --http-port 9000 --management-port 0 --node-port 65528"))
                .isEqualTo(new ClusterOptions(7, new Ports(9_000, 0, 65_528), true));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0                   | the number of nodes is \"0\"; allowed: 1 to 7",
                "10                  | the number of nodes is \"10\"; allowed: 1 to 7",
                "-1                  | the number of nodes is \"-1\"; allowed: 1 to 7",
                "three               | the number of nodes is \"three\"; allowed: 1 to 7",
                "3 3                 | unknown argument 3; try --help",
                "--port 1            | unknown argument --port; try --help",
                "--http-port         | --http-port needs a port",
                "--node-port 65529   | --node-port is \"65529\"; allowed: 0 to 65528",
                "--management-port x | --management-port is \"x\"; allowed: 0 to 65528",
            })
    @DisplayName("What makes no sense is told in one line")
    void misuse(String arguments, String message) {
        assertThatThrownBy(() -> parse(arguments))
                .isInstanceOf(UsageException.class)
                .hasMessage(message);
    }

    private static ClusterOptions parse(String arguments) {
        return ClusterOptions.parse(arguments.isEmpty() ? List.of() : List.of(arguments.split(" ", -1)));
    }
}
