package io.collabboard.gatling.bench;

import static java.util.Map.entry;

import io.collabboard.gatling.cell.Load;
import java.util.Map;

/**
 * A small cell.
 *
 * @param counted how many operations or deliveries each row has to have; 0 where that depends on the clock
 */
record Miniature(int n, Load load, Map<String, Integer> counted) {
    static final Map<String, Miniature> ALL = Map.ofEntries(
            entry("RoundTrip", new Miniature(1, Load.NONE.closed(5, 20), Map.of("RoundTrip", 20))),
            entry("MassUsers", new Miniature(5, Load.NONE.closed(2, 4), Map.of("MassUsers", 20))),
            entry(
                    "BoardComplexity",
                    new Miniature(
                            30,
                            Load.NONE.closed(5, 20),
                            Map.of(
                                    "BoardComplexity create", 20,
                                    "BoardComplexity write", 20,
                                    "BoardComplexity join", 2))),
            entry(
                    "FanOut",
                    new Miniature(
                            4,
                            Load.NONE.withPeople(2).open(10, 1, 1),
                            Map.of("FanOut receipt", 80, "FanOut write", 20))),
            entry(
                    "FanOutBusy",
                    new Miniature(
                            4,
                            Load.NONE.withPeople(2).open(40, 1, 1),
                            Map.of("FanOutBusy receipt", 320, "FanOutBusy write", 80))),
            entry("Throughput", new Miniature(3, Load.NONE.inFlight(1, 0, 1), Map.of("Throughput", 0))),
            entry("Pipeline", new Miniature(1, Load.NONE.inFlight(16, 0, 1), Map.of("Pipeline", 0))),
            entry(
                    "SlowReader",
                    new Miniature(
                            4,
                            Load.NONE.withPeople(2).open(10, 1, 2),
                            Map.of("SlowReader without", 80, "SlowReader with", 80, "SlowReader write", 40))),
            entry("LargeJoinStorm", new Miniature(8, Load.NONE.withObjects(500), Map.of("LargeJoinStorm", 8))),
            entry("Idle", new Miniature(6, Load.NONE.withPeople(4).open(0, 0, 1), Map.of("Idle", 6))),
            entry("PresenceStorm", new Miniature(4, Load.NONE.open(20, 1, 1), Map.of("PresenceStorm receipt", 0))),
            entry("JoinStorm", new Miniature(5, Load.NONE.withObjects(300), Map.of("JoinStorm", 5))),
            entry(
                    "ManyBoards",
                    new Miniature(
                            2,
                            Load.NONE.withPeople(3).open(5, 1, 1),
                            Map.of("ManyBoards write", 30, "ManyBoards receipt", 60))),
            entry("Reconnect", new Miniature(5, Load.NONE.withObjects(30).closed(0, 10), Map.of("Reconnect", 5))),
            entry(
                    "Http",
                    new Miniature(
                            5,
                            Load.NONE.open(0, 1, 2),
                            Map.of("Http health", 10, "Http ticket", 0, "Http socket", 0, "Http list", 0))),
            entry("Soak", new Miniature(3, Load.NONE.withObjects(20).open(2, 1, 2), Map.of("Soak write", 36))),
            entry("Brainstorm", new Miniature(3, Load.NONE.closed(0, 5), Map.of("Brainstorm move", 15))));
}
