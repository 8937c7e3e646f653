package io.collabboard.gatling.bench;

import io.collabboard.gatling.catalogue.Catalogue;
import io.collabboard.gatling.catalogue.CatalogueEntry;
import io.collabboard.gatling.catalogue.CatalogueEntry.Trait;
import io.collabboard.gatling.catalogue.CatalogueEntry.Unit;
import io.collabboard.gatling.cell.CellPlan;
import io.collabboard.gatling.cell.Load;
import io.collabboard.gatling.cell.Subject;
import io.collabboard.gatling.cell.Target;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which cells are asked for.
 *
 * @param entries in the order in which they run
 * @param quick the columns and loads of a quick tour
 * @param users columns of simulations that count anything but objects; empty: the catalogue's
 * @param objects columns of simulations that count objects; empty: the catalogue's. A single one is also the number of
 *     objects on the boards of the others, where they have any
 * @param runs of each cell
 * @param seconds length of the window of open loads; null: the catalogue's
 */
record Selection(
        List<CatalogueEntry> entries,
        boolean quick,
        List<Integer> users,
        List<Integer> objects,
        int runs,
        @Nullable Integer seconds) {

    /** @throws IllegalArgumentException where a number is not positive, or the simulations need different servers */
    Selection {
        if (runs < 1
                || (seconds != null && seconds < 1)
                || IntStream.concat(
                                users.stream().mapToInt(i -> i),
                                objects.stream().mapToInt(i -> i))
                        .anyMatch(n -> n < 1)) {
            throw new IllegalArgumentException("--users, --objects, --runs and --seconds have to be positive");
        }
        if (entries.stream()
                        .map(entry -> entry.is(Trait.ON_TWO_NODES))
                        .distinct()
                        .count()
                > 1) {
            throw new IllegalArgumentException("simulations of two nodes have to be asked for alone: "
                    + entries.stream()
                            .filter(entry -> entry.is(Trait.ON_TWO_NODES))
                            .map(CatalogueEntry::name)
                            .collect(Collectors.joining(", ")));
        }
    }

    /**
     * By name in the given order, each once; without names all but those on demand.
     *
     * @throws IllegalArgumentException where there is no such simulation
     */
    static List<CatalogueEntry> entries(List<String> names) {
        return names.isEmpty()
                ? Catalogue.ALL.stream()
                        .filter(entry -> !entry.is(Trait.ON_DEMAND))
                        .toList()
                : names.stream().map(Selection::entry).distinct().toList();
    }

    /** Whether they load two nodes of a cluster, all of them: the others are of a single one. */
    boolean isOfTwoNodes() {
        return entries.stream().anyMatch(entry -> entry.is(Trait.ON_TWO_NODES));
    }

    /** As below, without a reference. */
    List<CellPlan> plans(Target node) {
        return plans(node, Map.of());
    }

    /**
     * The first run of all cells, then the second of all: so a noisy minute spreads over all of them. Of the references,
     * those cells that a relay can serve, each behind the node's.
     *
     * @param references in the order in which they take turns
     */
    List<CellPlan> plans(Target node, Map<Subject, Target> references) {
        return IntStream.rangeClosed(1, runs)
                .boxed()
                .flatMap(run -> entries.stream()
                        .flatMap(entry -> columns(entry).stream()
                                .map(n -> new CellPlan(entry.name(), n, run, load(entry), node))
                                .flatMap(plan -> entry.is(Trait.ON_RELAY)
                                        ? Stream.concat(Stream.of(plan), turns(plan, references))
                                        : Stream.of(plan))))
                .toList();
    }

    private static Stream<CellPlan> turns(CellPlan plan, Map<Subject, Target> references) {
        return references.entrySet().stream().map(reference -> plan.of(reference.getKey(), reference.getValue()));
    }

    private List<Integer> columns(CatalogueEntry entry) {
        List<Integer> asked = entry.unit() == Unit.OBJECTS ? objects : users;
        if (!asked.isEmpty()) {
            return asked.stream().distinct().toList();
        }
        return quick ? entry.quick() : entry.full();
    }

    private Load load(CatalogueEntry entry) {
        Load load = quick ? entry.quickLoad() : entry.load();
        OptionalInt onBoards = objects.size() == 1 ? OptionalInt.of(objects.get(0)) : OptionalInt.empty();
        if (load.objects() > 0 && onBoards.isPresent()) {
            load = load.withObjects(onBoards.getAsInt());
        }
        return seconds != null && load.seconds() > 0 ? load.withSeconds(seconds) : load;
    }

    private static CatalogueEntry entry(String name) {
        return Catalogue.find(name)
                .orElseThrow(() -> new IllegalArgumentException("there is no simulation " + name + "; there are "
                        + Catalogue.ALL.stream().map(CatalogueEntry::name).collect(Collectors.joining(", "))));
    }
}
