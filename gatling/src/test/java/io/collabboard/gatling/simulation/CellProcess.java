package io.collabboard.gatling.simulation;

import io.collabboard.gatling.cell.Cell;
import io.collabboard.gatling.cell.CellFiles;
import io.collabboard.gatling.cell.CellPlan;
import io.collabboard.gatling.cell.CellResult;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Runs a cell as the bench does. */
final class CellProcess {
    private static final long MAX_SECONDS = 180;

    private CellProcess() {}

    /** @param folder an existing one, for everything that is written */
    static CellResult run(Path home, Path folder, CellPlan plan) throws IOException, InterruptedException {
        Path planFile = folder.resolve("plan.json");
        Path resultFile = folder.resolve("result.json");
        File log = folder.resolve("log").toFile();
        CellFiles.write(planFile, plan);
        Path target = home.resolve("gatling/target");
        Process driver = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "--add-opens=java.base/java.lang=ALL-UNNAMED",
                        "-D" + Cell.PLAN + "=" + planFile,
                        "-D" + Cell.RESULT + "=" + resultFile,
                        "-cp",
                        target.resolve("classes") + ":" + target.resolve("lib") + "/*",
                        "io.gatling.app.Gatling",
                        "--simulation",
                        "io.collabboard.gatling.simulation." + plan.simulation(),
                        "--results-folder",
                        folder.resolve("gatling").toString(),
                        "--no-reports")
                .redirectErrorStream(true)
                .redirectOutput(log)
                .start();
        if (!driver.waitFor(MAX_SECONDS, TimeUnit.SECONDS)) {
            driver.destroyForcibly();
        }
        if (!Files.exists(resultFile)) {
            throw new IllegalStateException("no result:\n" + Files.readString(log.toPath()));
        }
        return CellFiles.read(resultFile, CellResult.class);
    }
}
