package io.collabboard.gatling.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.collabboard.gatling.catalogue.Catalogue;
import io.collabboard.gatling.catalogue.CatalogueEntry;
import io.collabboard.gatling.catalogue.CatalogueEntry.Trait;
import io.collabboard.gatling.cell.CellPlan;
import io.collabboard.gatling.cell.Subject;
import io.collabboard.gatling.cell.Target;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SelectionTest {
    private static final Target TARGET = new Target(URI.create("http://localhost:1"), null, null);

    @Test
    void withoutNamesAllAreRunButThoseOnDemand() {
        assertThat(Selection.entries(List.of()))
                .containsExactlyElementsOf(Catalogue.ALL.stream()
                        .filter(entry -> !entry.is(Trait.ON_DEMAND))
                        .toList());
    }

    @Test
    void namesMayBeInAnyCaseAndCountOnce() {
        assertThat(Selection.entries(List.of("soak", "FANOUT", "fanOut")))
                .extracting(CatalogueEntry::name)
                .containsExactly("Soak", "FanOut");
    }

    @Test
    void anUnknownNameIsAnsweredWithAllNames() {
        assertThatThrownBy(() -> Selection.entries(List.of("FanIn")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("FanIn", "RoundTrip", "Soak");
    }

    @Test
    void everyCellHasItsFirstRunBeforeAnyHasItsSecond() {
        List<CellPlan> plans = selection(List.of("MassUsers", "JoinStorm"), List.of(2, 3), List.of(), 2, null);

        assertThat(plans)
                .extracting(CellPlan::title)
                .containsExactly(
                        "MassUsers 2, run 1",
                        "MassUsers 3, run 1",
                        "JoinStorm 2, run 1",
                        "JoinStorm 3, run 1",
                        "MassUsers 2, run 2",
                        "MassUsers 3, run 2",
                        "JoinStorm 2, run 2",
                        "JoinStorm 3, run 2");
    }

    @Test
    void usersAreColumnsOfAllThatDoNotCountObjects() {
        List<CellPlan> plans =
                selection(List.of("Http", "ManyBoards", "BoardComplexity"), List.of(7), List.of(), 1, null);

        assertThat(columns(plans, "Http")).containsExactly(7);
        assertThat(columns(plans, "ManyBoards")).containsExactly(7);
        assertThat(columns(plans, "BoardComplexity"))
                .containsExactlyElementsOf(
                        Catalogue.find("BoardComplexity").orElseThrow().full());
    }

    @Test
    void objectsAreColumnsOfWhatCountsThem() {
        List<CellPlan> plans = selection(List.of("BoardComplexity", "JoinStorm"), List.of(5), List.of(10, 20), 1, null);

        assertThat(columns(plans, "BoardComplexity")).containsExactly(10, 20);
        assertThat(objects(plans, "JoinStorm")).containsExactly(1_000);
    }

    @Test
    void aSingleNumberOfObjectsIsOnTheBoardsOfTheOthersThatHaveAny() {
        List<CellPlan> plans = selection(List.of("JoinStorm", "FanOut"), List.of(5), List.of(10_000), 1, null);

        assertThat(objects(plans, "JoinStorm")).containsExactly(10_000);
        assertThat(objects(plans, "FanOut")).containsExactly(0);
    }

    @Test
    void secondsAreTheWindowOfOpenLoadsOnly() {
        List<CellPlan> plans = selection(List.of("FanOut", "RoundTrip"), List.of(5), List.of(), 1, 77);

        assertThat(plans).extracting(plan -> plan.load().seconds()).containsExactly(77, 0);
        assertThat(plans.get(0).load().warmUpSeconds())
                .isEqualTo(Catalogue.find("FanOut").orElseThrow().load().warmUpSeconds());
    }

    @Test
    void quickHasColumnsAndLoadsOfItsOwn() {
        CatalogueEntry fanOut = Catalogue.find("FanOut").orElseThrow();
        List<CellPlan> plans = new Selection(List.of(fanOut), true, List.of(), List.of(), 1, null).plans(TARGET);

        assertThat(columns(plans, "FanOut")).containsExactlyElementsOf(fanOut.quick());
        assertThat(plans).allSatisfy(plan -> assertThat(plan.load()).isEqualTo(fanOut.quickLoad()));
    }

    @Test
    void theReferencesTakeTurnsWithTheNodeWhereTheyCan() {
        Map<Subject, Target> references = new LinkedHashMap<>();
        references.put(Subject.WS, new Target(URI.create("http://localhost:3"), null, null));
        references.put(Subject.PEKKO_HTTP, new Target(URI.create("http://localhost:2"), null, null));
        List<CellPlan> plans = new Selection(
                        Selection.entries(List.of("FanOut", "JoinStorm")), false, List.of(5), List.of(), 2, null)
                .plans(TARGET, references);

        assertThat(plans)
                .extracting(CellPlan::title)
                .containsExactly(
                        "FanOut 5, run 1",
                        "FanOut 5 of the ws relay, run 1",
                        "FanOut 5 of the pekko-http relay, run 1",
                        "JoinStorm 5, run 1",
                        "FanOut 5, run 2",
                        "FanOut 5 of the ws relay, run 2",
                        "FanOut 5 of the pekko-http relay, run 2",
                        "JoinStorm 5, run 2");
        assertThat(plans)
                .allSatisfy(plan ->
                        assertThat(plan.target()).isEqualTo(plan.isOfNode() ? TARGET : references.get(plan.subject())));
        assertThat(plans).extracting(CellPlan::slug).doesNotHaveDuplicates();
    }

    @Test
    void nothingMayBeZero() {
        assertThatThrownBy(() -> selection(List.of(), List.of(0), List.of(), 1, null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> selection(List.of(), List.of(), List.of(-1), 1, null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> selection(List.of(), List.of(), List.of(), 0, null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> selection(List.of(), List.of(), List.of(), 1, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static List<CellPlan> selection(
            List<String> names, List<Integer> users, List<Integer> objects, int runs, Integer seconds) {
        return new Selection(Selection.entries(names), false, users, objects, runs, seconds).plans(TARGET);
    }

    private static List<Integer> columns(List<CellPlan> plans, String simulation) {
        return plans.stream()
                .filter(plan -> plan.simulation().equals(simulation))
                .map(CellPlan::n)
                .toList();
    }

    private static Set<Integer> objects(List<CellPlan> plans, String simulation) {
        return plans.stream()
                .filter(plan -> plan.simulation().equals(simulation))
                .map(plan -> plan.load().objects())
                .collect(Collectors.toSet());
    }
}
