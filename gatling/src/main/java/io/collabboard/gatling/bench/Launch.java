package io.collabboard.gatling.bench;

import io.collabboard.gatling.relay.Relay;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How a server is started for a bench: those on the JVM with the same options of it.
 *
 * @param name of its log
 * @param directory of its files; made if absent
 * @param command its program and arguments
 * @param environment variables beside those of the shell
 */
public record Launch(String name, Path directory, List<String> command, Map<String, String> environment) {
    /** As in the script {@code collabboard}. */
    static final List<String> JVM_OPTIONS =
            List.of("-XX:+UseSerialGC", "-Xms128m", "-XX:MaxRAMPercentage=40", "-XX:+ExitOnOutOfMemoryError");

    /**
     * A node with a PostgreSQL of its own, on free ports; its data are in {@code data}.
     *
     * @param home of the project; CollabBoard is built in {@code cluster/target} there
     * @param settings {@code COLLABBOARD_} variables beside the ports and the directory of its data
     */
    public static Launch node(Path home, Path directory, Map<String, String> settings) {
        Path target = home.resolve("cluster").resolve("target").toAbsolutePath().normalize();
        Map<String, String> environment = new HashMap<>(Map.of(
                "COLLABBOARD_HTTP_PORT",
                "0",
                "COLLABBOARD_MANAGEMENT_PORT",
                "0",
                "COLLABBOARD_DATA_DIR",
                directory.resolve("data").toAbsolutePath().toString()));
        environment.putAll(settings);
        String classPath = target.resolve("collabboard-cluster.jar")
                + System.getProperty("path.separator")
                + target.resolve("lib")
                + "/*";
        return new Launch("node", directory, jvm(classPath, "io.collabboard.cluster.Main"), environment);
    }

    /** The relay on pekko-http, with the class path of this JVM. */
    static Launch pekkoHttpRelay(Path directory) {
        return new Launch(
                "relay", directory, jvm(System.getProperty("java.class.path"), Relay.class.getName()), Map.of());
    }

    /**
     * The relay on Node.js, as Node.js comes.
     *
     * @param script with the packages that it needs beside it
     * @param protos folder of the .proto files
     */
    static Launch wsRelay(Path directory, Path script, Path protos) {
        return new Launch("relay", directory, List.of(NodeJs.PROGRAM, script.toString(), protos.toString()), Map.of());
    }

    /** With all that it prints. */
    Path log() {
        return directory.resolve(name + ".log");
    }

    private static List<String> jvm(String classPath, String main) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JVM_OPTIONS);
        command.addAll(List.of("-cp", classPath, main));
        return command;
    }
}
