package io.collabboard.gatling.bench;

import io.collabboard.gatling.catalogue.Catalogue;
import io.collabboard.gatling.catalogue.CatalogueEntry.Trait;
import io.collabboard.gatling.cell.Cell;
import io.collabboard.gatling.cell.CellPlan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A driver that is Gatling itself, in a JVM of its own with the class path of this one.
 *
 * @param simulations package of the simulations' classes
 * @param reports whether Gatling renders its own HTML report of the first run of each cell
 */
record GatlingDriver(String simulations, boolean reports) implements DriverCommand {
    static final String SIMULATIONS = "io.collabboard.gatling.simulation";

    @Override
    public List<String> of(CellPlan cell, CellPaths paths) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // One collector thread, as a small machine is shared with the server; memory enough that it rarely collects.
        // The
        // second compiler takes a processor through the whole life of so short a process, and never pays it back.
        command.addAll(List.of(
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xms256m",
                "-XX:MaxRAMPercentage=25",
                "-XX:+ExitOnOutOfMemoryError"));
        command.add("--add-opens=java.base/java.lang=ALL-UNNAMED");
        command.add("-Djava.util.prefs.PreferencesFactory=" + OfflinePreferences.class.getName());
        command.add("-D" + Cell.PLAN + "=" + paths.plan().toAbsolutePath());
        command.add("-D" + Cell.RESULT + "=" + paths.result().toAbsolutePath());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "io.gatling.app.Gatling"));
        command.addAll(List.of("--simulation", simulations + "." + cell.simulation()));
        command.addAll(
                List.of("--results-folder", paths.gatling().toAbsolutePath().toString()));
        if (!reports || cell.run() != 1 || !canHavePage(cell)) {
            command.add("--no-reports");
        }
        return command;
    }

    private static boolean canHavePage(CellPlan cell) {
        return cell.isOfNode()
                && Catalogue.find(cell.simulation())
                        .map(entry -> entry.is(Trait.ON_GATLING_SOCKETS))
                        .orElse(true);
    }
}
