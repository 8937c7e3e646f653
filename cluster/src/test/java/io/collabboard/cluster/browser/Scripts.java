package io.collabboard.cluster.browser;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The scripts of {@code src/test/webui-e2e}, copied to {@code target}, where the packages that they need are installed: once
 * for each content of package-lock.json.
 */
final class Scripts {
    private static final Path SOURCES = Path.of("src", "test", "webui-e2e");
    private static final Path HOME = Path.of("target", "webui-e2e").toAbsolutePath();
    /** Folder of those that measure frames. */
    private static final String FRAMES = "frames";

    private static final int INSTALL_MINUTES = 10;
    private static final int RUN_MINUTES = 5;

    private Scripts() {}

    /** Does what a script asks for with a line {@code do ...}. */
    @FunctionalInterface
    interface Helper {
        void help(String wish) throws Exception;
    }

    static void install() throws IOException, InterruptedException {
        copy(SOURCES, HOME);
        copy(SOURCES.resolve(FRAMES), HOME.resolve(FRAMES));
        Path stamp = HOME.resolve("node_modules").resolve(".installed");
        String wanted = Files.readString(HOME.resolve("package-lock.json"));
        if (Files.exists(stamp) && Files.readString(stamp).equals(wanted)) {
            return;
        }
        Process npm = new ProcessBuilder("npm", "ci", "--no-progress")
                .directory(HOME.toFile())
                .redirectErrorStream(true)
                .redirectOutput(HOME.resolve("npm.log").toFile())
                .start();
        if (!npm.waitFor(INSTALL_MINUTES, TimeUnit.MINUTES) || npm.exitValue() != 0) {
            npm.destroyForcibly();
            throw new IOException("npm ci failed: " + Files.readString(HOME.resolve("npm.log")));
        }
        Files.writeString(stamp, wanted);
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (DirectoryStream<Path> sources = Files.newDirectoryStream(from, "{*.mjs,package*.json,.npmrc}")) {
            for (Path source : sources) {
                Files.copy(source, to.resolve(source.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    /** How a script ended, and what it had printed, with line ends. */
    record Outcome(int status, String printed) {}

    /** Runs a script and prints what it prints. */
    static Outcome run(Helper helper, String script, String... arguments) throws Exception {
        StringBuilder printed = new StringBuilder();
        List<String> command = new ArrayList<>(List.of("node", script));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(HOME.toFile())
                .redirectErrorStream(true)
                .start();
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
                BufferedWriter input = process.outputWriter(StandardCharsets.UTF_8)) {
            for (Optional<String> line = next(output); line.isPresent(); line = next(output)) {
                System.out.println(script + ": " + line.get());
                printed.append(line.get()).append('\n');
                if (line.get().startsWith("do ")) {
                    helper.help(line.get().substring("do ".length()));
                    input.write("done\n");
                    input.flush();
                }
            }
            if (!process.waitFor(RUN_MINUTES, TimeUnit.MINUTES)) {
                throw new IOException(script + " does not end");
            }
            return new Outcome(process.exitValue(), printed.toString());
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static Optional<String> next(BufferedReader output) throws IOException {
        return Optional.ofNullable(output.readLine());
    }
}
