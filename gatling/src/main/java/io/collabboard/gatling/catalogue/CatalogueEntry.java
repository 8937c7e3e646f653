package io.collabboard.gatling.catalogue;

import io.collabboard.gatling.cell.Load;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A simulation and how it is run.
 *
 * @param name of its class in {@code io.collabboard.gatling.simulation}
 * @param claim what it shows, in a sentence
 * @param unit what its N counts
 * @param full its columns in a full bench
 * @param quick its columns in {@code --quick}
 * @param load beside N, in a full bench
 * @param quickLoad beside N, in {@code --quick}
 * @param traits what else there is to know of it
 */
public record CatalogueEntry(
        String name,
        String claim,
        Unit unit,
        List<Integer> full,
        List<Integer> quick,
        Load load,
        Load quickLoad,
        Set<Trait> traits) {
    /** Each is rather the exception. */
    public enum Trait {
        /** Only run when asked for by name. */
        ON_DEMAND,
        /** Its users send by Gatling's own sockets: only then can Gatling make a page of it. */
        ON_GATLING_SOCKETS,
        /** It loads two nodes of a cluster, which the bench starts for it. */
        ON_TWO_NODES,
        /** A relay can serve it too: it needs no board that is kept. */
        ON_RELAY
    }

    public CatalogueEntry(
            String name,
            String claim,
            Unit unit,
            List<Integer> full,
            List<Integer> quick,
            Load load,
            Load quickLoad,
            Trait... traits) {
        this(name, claim, unit, full, quick, load, quickLoad, Set.of(traits));
    }

    public boolean is(Trait trait) {
        return traits.contains(trait);
    }

    /** What N counts. */
    public enum Unit {
        USERS,
        OBJECTS,
        BOARDS,
        ARRIVALS_PER_SECOND;

        /** As people read it: {@code arrivals/s}. */
        public String label() {
            return this == ARRIVALS_PER_SECOND ? "arrivals/s" : name().toLowerCase(Locale.ROOT);
        }
    }
}
