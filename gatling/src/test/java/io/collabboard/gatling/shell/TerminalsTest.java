package io.collabboard.gatling.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TerminalsTest {
    @AfterEach
    void forget() {
        System.clearProperty("collabboard.terminal.out");
    }

    @Test
    void theStartScriptTellsWhetherOutputGoesToATerminal() {
        assertThat(Terminals.standardOutput()).isFalse();
        System.setProperty("collabboard.terminal.out", "true");
        assertThat(Terminals.standardOutput()).isEqualTo(!"dumb".equals(System.getenv("TERM")));
    }
}
