package io.collabboard.gatling.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WatchHandlerTest {
    private final List<String> disorders = new ArrayList<>();
    private final WatchHandler handler = new WatchHandler(
            new MessageHandler.Scratch(), Watch.NOTHING, new TrafficCounter(Meters.open()), disorders::add, gone -> {});

    @Test
    void changesMayBeginAnywhereAndFollowEachOther() {
        handler.changed(41);
        handler.changed(42);
        handler.changed(43);
        assertThat(disorders).isEmpty();
    }

    @Test
    void aMissingChangeIsTold() {
        handler.changed(41);
        handler.changed(43);
        assertThat(disorders).containsExactly("change 43 came behind change 41");
    }

    @Test
    void aChangeThatComesAgainIsTold() {
        handler.changed(41);
        handler.changed(42);
        handler.changed(41);
        assertThat(disorders).containsExactly("change 41 came behind change 42");
    }
}
