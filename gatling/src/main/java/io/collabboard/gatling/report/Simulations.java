package io.collabboard.gatling.report;

import io.collabboard.gatling.catalogue.Catalogue;
import io.collabboard.gatling.catalogue.CatalogueEntry;

/** What the catalogue says of a simulation; one that it does not know comes last, without a claim. */
final class Simulations {
    private Simulations() {}

    static int position(String simulation) {
        return Catalogue.find(simulation).map(Catalogue.ALL::indexOf).orElse(Catalogue.ALL.size());
    }

    /** What N counts. */
    static String unit(String simulation) {
        return Catalogue.find(simulation).map(entry -> entry.unit().label()).orElse("N");
    }

    static String claim(String simulation) {
        return Catalogue.find(simulation).map(CatalogueEntry::claim).orElse("");
    }
}
