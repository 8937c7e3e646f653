package io.collabboard.gatling.catalogue;

import io.collabboard.gatling.catalogue.CatalogueEntry.Trait;
import io.collabboard.gatling.catalogue.CatalogueEntry.Unit;
import io.collabboard.gatling.cell.Load;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** All simulations, in the order in which they run and are reported. */
public final class Catalogue {
    public static final List<CatalogueEntry> ALL = List.of(
            new CatalogueEntry(
                    "RoundTrip",
                    "One person's edit is on disk and acknowledged within a millisecond or two.",
                    Unit.USERS,
                    List.of(1),
                    List.of(1),
                    Load.NONE.closed(1_000, 200),
                    Load.NONE.closed(500, 200),
                    Trait.ON_GATLING_SOCKETS),
            new CatalogueEntry(
                    "MassUsers",
                    "Many people write to one board at once, and nobody waits long.",
                    Unit.USERS,
                    List.of(25, 50, 100, 200),
                    List.of(25),
                    Load.NONE.closed(50, 20),
                    Load.NONE.closed(40, 20),
                    Trait.ON_GATLING_SOCKETS,
                    Trait.ON_RELAY),
            new CatalogueEntry(
                    "Throughput",
                    "Thousands of edits a second reach the disk, each acknowledged before its author makes the next.",
                    Unit.USERS,
                    List.of(25),
                    List.of(25),
                    Load.NONE.inFlight(1, 4, 6),
                    Load.NONE.inFlight(1, 2, 4),
                    Trait.ON_RELAY),
            new CatalogueEntry(
                    "Pipeline",
                    "One client that does not wait gets ten thousand edits a second onto one board.",
                    Unit.USERS,
                    List.of(1),
                    List.of(1),
                    Load.NONE.inFlight(64, 4, 6),
                    Load.NONE.inFlight(64, 2, 4),
                    Trait.ON_RELAY),
            new CatalogueEntry(
                    "BoardComplexity",
                    "Writing to a board costs the same however many objects are on it, and joining it stays quick.",
                    Unit.OBJECTS,
                    List.of(100, 500, 1_000, 5_000, 10_000),
                    List.of(100, 10_000),
                    Load.NONE.closed(1_000, 200),
                    Load.NONE.closed(300, 100),
                    Trait.ON_GATLING_SOCKETS),
            new CatalogueEntry(
                    "FanOut",
                    "What five people draw reaches everybody who watches, in milliseconds.",
                    Unit.USERS,
                    List.of(10, 200, 500, 1_000),
                    List.of(100, 500),
                    Load.NONE.withPeople(5).open(10, 3, 10),
                    Load.NONE.withPeople(5).open(10, 2, 5),
                    Trait.ON_RELAY),
            new CatalogueEntry(
                    "FanOutBusy",
                    "Where they draw four times as fast, the server does not work four times as much.",
                    Unit.USERS,
                    List.of(200, 500),
                    List.of(500),
                    Load.NONE.withPeople(5).open(40, 3, 10),
                    Load.NONE.withPeople(5).open(40, 2, 5),
                    Trait.ON_RELAY),
            new CatalogueEntry(
                    "SlowReader",
                    "One client that stops reading slows nobody, and has the exact board when it reads again.",
                    Unit.USERS,
                    List.of(200),
                    List.of(200),
                    Load.NONE.withPeople(5).open(10, 2, 120),
                    Load.NONE.withPeople(5).open(10, 2, 20)),
            new CatalogueEntry(
                    "PresenceStorm",
                    "Everybody moves a cursor at once, and each client gets one message a tick.",
                    Unit.USERS,
                    List.of(50, 200),
                    List.of(50),
                    Load.NONE.open(30, 3, 10),
                    Load.NONE.open(30, 2, 5),
                    Trait.ON_RELAY),
            new CatalogueEntry(
                    "JoinStorm",
                    "Hundreds join one board in the same moment.",
                    Unit.USERS,
                    List.of(100, 500),
                    List.of(100),
                    Load.NONE.withObjects(1_000),
                    Load.NONE.withObjects(1_000)),
            new CatalogueEntry(
                    "LargeJoinStorm",
                    "They do so too where the board holds ten thousand objects.",
                    Unit.USERS,
                    List.of(500),
                    List.of(500),
                    Load.NONE.withObjects(10_000),
                    Load.NONE.withObjects(10_000)),
            new CatalogueEntry(
                    "ManyBoards",
                    "Boards do not wait for each other.",
                    Unit.BOARDS,
                    List.of(200),
                    List.of(50),
                    Load.NONE.withPeople(5).open(1, 3, 10),
                    Load.NONE.withPeople(5).open(1, 2, 5)),
            new CatalogueEntry(
                    "Reconnect",
                    "When every socket drops at once, people resume with just what they missed.",
                    Unit.USERS,
                    List.of(100, 500),
                    List.of(100),
                    Load.NONE.withObjects(1_000).closed(0, 50),
                    Load.NONE.withObjects(1_000).closed(0, 50)),
            new CatalogueEntry(
                    "Http",
                    "Health, tickets and the list of boards answer at once.",
                    Unit.ARRIVALS_PER_SECOND,
                    List.of(200),
                    List.of(50),
                    Load.NONE.open(0, 3, 10),
                    Load.NONE.open(0, 2, 5),
                    Trait.ON_GATLING_SOCKETS),
            new CatalogueEntry(
                    "Idle",
                    "A client that does nothing costs next to nothing.",
                    Unit.USERS,
                    List.of(500, 2_000),
                    List.of(500),
                    Load.NONE.withPeople(50).open(0, 2, 8),
                    Load.NONE.withPeople(50).open(0, 1, 3)),
            new CatalogueEntry(
                    "TwoNodes",
                    "It makes next to no difference on which node of a cluster one is.",
                    Unit.USERS,
                    List.of(1, 25),
                    List.of(1),
                    Load.NONE.open(10, 5, 20),
                    Load.NONE.open(10, 3, 8),
                    Trait.ON_DEMAND,
                    Trait.ON_TWO_NODES),
            new CatalogueEntry(
                    "Soak",
                    "After half an hour of work, nothing has grown that should not.",
                    Unit.USERS,
                    List.of(50),
                    List.of(50),
                    Load.NONE.withObjects(500).open(2, 60, 1_800),
                    Load.NONE.withObjects(500).open(2, 10, 60),
                    Trait.ON_DEMAND,
                    Trait.ON_GATLING_SOCKETS));

    private Catalogue() {}

    /** By name, whatever its case. */
    public static Optional<CatalogueEntry> find(String name) {
        return ALL.stream()
                .filter(entry -> entry.name().toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT)))
                .findFirst();
    }
}
