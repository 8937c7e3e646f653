package io.collabboard.gatling.bench;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.TimeUnit;

/**
 * The relay on Node.js: its scripts, copied to where the packages that they need are installed, once for each content of
 * package-lock.json.
 *
 * @param sources the scripts as they are in the project
 * @param installed made where absent
 * @param protos folder of the .proto files
 */
record WsRelay(Path sources, Path installed, Path protos) {
    private static final int INSTALL_MINUTES = 5;

    /** @param home of the project */
    static WsRelay in(Path home) {
        Path root = home.toAbsolutePath().normalize();
        Path module = root.resolve("gatling");
        return new WsRelay(
                module.resolve("src").resolve("main").resolve("ws-relay"),
                module.resolve("target").resolve("ws-relay"),
                root.resolve("proto").resolve("src").resolve("main").resolve("proto"));
    }

    /**
     * How it is started, once its packages are there.
     *
     * @param directory of its log
     * @param cleanup stops an installation
     */
    Launch launch(Path directory, Cleanup cleanup) throws ServerUnavailableException, InterruptedException {
        NodeJs.check(NodeJs.PROGRAM);
        try {
            install(cleanup);
        } catch (IOException e) {
            throw new ServerUnavailableException("the ws relay cannot be installed: " + Texts.reason(e), e);
        }
        return Launch.wsRelay(directory, installed.resolve("relay.mjs"), protos);
    }

    private void install(Cleanup cleanup) throws IOException, InterruptedException {
        Files.createDirectories(installed);
        try (DirectoryStream<Path> files = Files.newDirectoryStream(sources, "{*.mjs,package*.json,.npmrc}")) {
            for (Path file : files) {
                Files.copy(file, installed.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Path stamp = installed.resolve("node_modules").resolve(".installed");
        String wanted = Files.readString(installed.resolve("package-lock.json"));
        if (!Files.exists(stamp) || !Files.readString(stamp).equals(wanted)) {
            installPackages(cleanup);
            Files.writeString(stamp, wanted);
        }
    }

    private void installPackages(Cleanup cleanup) throws IOException, InterruptedException {
        Path log = installed.resolve("npm.log");
        ProcessBuilder builder = new ProcessBuilder("npm", "ci", "--no-progress")
                .directory(installed.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        Process npm = cleanup.start(builder::start, Processes::kill);
        try {
            boolean ended = npm.waitFor(INSTALL_MINUTES, TimeUnit.MINUTES);
            cleanup.check();
            if (!ended || npm.exitValue() != 0) {
                throw new IOException("npm ci " + (ended ? "failed" : "does not end") + "; see " + log);
            }
        } finally {
            Processes.kill(npm);
            cleanup.forget(npm);
        }
    }
}
