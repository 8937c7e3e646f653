package io.collabboard.gatling.catalogue;

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
                    Load.NONE.closed(4_000, 200),
                    Load.NONE.closed(2_500, 200),
                    false,
                    true),
            new CatalogueEntry(
                    "MassUsers",
                    "Many people write to one board at once, and nobody waits long.",
                    Unit.USERS,
                    List.of(25, 50, 100, 200),
                    List.of(25, 100),
                    Load.NONE.closed(100, 20),
                    Load.NONE.closed(60, 20),
                    false,
                    true),
            new CatalogueEntry(
                    "BoardComplexity",
                    "Writing to a board costs the same however many objects are on it, and joining it stays quick.",
                    Unit.OBJECTS,
                    List.of(100, 500, 1_000, 5_000, 10_000),
                    List.of(100, 1_000, 10_000),
                    Load.NONE.closed(1_000, 200),
                    Load.NONE.closed(300, 100),
                    false,
                    true),
            new CatalogueEntry(
                    "FanOut",
                    "What five people draw reaches everybody who watches, in milliseconds.",
                    Unit.USERS,
                    List.of(10, 50, 200, 500, 1_000),
                    List.of(10, 100, 500),
                    Load.NONE.withPeople(5).open(10, 4, 15),
                    Load.NONE.withPeople(5).open(10, 3, 5),
                    false,
                    true),
            new CatalogueEntry(
                    "PresenceStorm",
                    "Everybody moves a cursor at once, and each client gets one message a tick.",
                    Unit.USERS,
                    List.of(50, 100, 200),
                    List.of(50),
                    Load.NONE.open(30, 4, 15),
                    Load.NONE.open(30, 3, 5),
                    false,
                    false),
            new CatalogueEntry(
                    "JoinStorm",
                    "Hundreds join one board in the same moment.",
                    Unit.USERS,
                    List.of(100, 500),
                    List.of(100),
                    Load.NONE.withObjects(1_000),
                    Load.NONE.withObjects(1_000),
                    false,
                    true),
            new CatalogueEntry(
                    "ManyBoards",
                    "Boards do not wait for each other.",
                    Unit.BOARDS,
                    List.of(50, 200),
                    List.of(50),
                    Load.NONE.withPeople(5).open(1, 4, 15),
                    Load.NONE.withPeople(5).open(1, 3, 5),
                    false,
                    false),
            new CatalogueEntry(
                    "Reconnect",
                    "When every socket drops at once, people resume with just what they missed.",
                    Unit.USERS,
                    List.of(100, 500),
                    List.of(100),
                    Load.NONE.withObjects(1_000).closed(0, 50),
                    Load.NONE.withObjects(1_000).closed(0, 50),
                    false,
                    false),
            new CatalogueEntry(
                    "Http",
                    "Health, tickets and the list of boards answer at once.",
                    Unit.ARRIVALS_PER_SECOND,
                    List.of(50, 200),
                    List.of(50),
                    Load.NONE.open(0, 4, 15),
                    Load.NONE.open(0, 3, 5),
                    false,
                    true),
            new CatalogueEntry(
                    "Soak",
                    "After half an hour of work, nothing has grown that should not.",
                    Unit.USERS,
                    List.of(50),
                    List.of(50),
                    Load.NONE.withObjects(500).open(2, 60, 1_800),
                    Load.NONE.withObjects(500).open(2, 10, 60),
                    true,
                    true));

    private Catalogue() {}

    /** By name, whatever its case. */
    public static Optional<CatalogueEntry> find(String name) {
        return ALL.stream()
                .filter(entry -> entry.name().toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT)))
                .findFirst();
    }
}
