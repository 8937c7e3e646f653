package io.collabboard.gatling.bench;

import io.collabboard.gatling.catalogue.CatalogueEntry;
import io.collabboard.gatling.catalogue.CatalogueEntry.Trait;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The catalogue for people. */
final class Listing {
    private Listing() {}

    static List<String> lines(List<CatalogueEntry> entries) {
        return entries.stream().flatMap(Listing::lines).toList();
    }

    private static Stream<String> lines(CatalogueEntry entry) {
        String first = String.format(
                Locale.ROOT,
                "%-16s %s%s",
                entry.name(),
                entry.claim(),
                entry.is(Trait.ON_DEMAND) ? " (on demand)" : "");
        String second = String.format(
                Locale.ROOT,
                "%-16s %s: %s; with --quick %s",
                "",
                entry.unit().label(),
                columns(entry.full()),
                columns(entry.quick()));
        return Stream.of(first, second);
    }

    private static String columns(List<Integer> columns) {
        return columns.stream().map(n -> String.format(Locale.ROOT, "%,d", n)).collect(Collectors.joining(" "));
    }
}
