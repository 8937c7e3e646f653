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
 * @param servers how many say that they are ready
 */
public record Launch(String name, Path directory, List<String> command, Map<String, String> environment, int servers) {
    /** As in the script {@code collabboard}. */
    static final List<String> JVM_OPTIONS =
            List.of("-XX:+UseSerialGC", "-Xms128m", "-XX:MaxRAMPercentage=40", "-XX:+ExitOnOutOfMemoryError");

    Launch(String name, Path directory, List<String> command, Map<String, String> environment) {
        this(name, directory, command, environment, 1);
    }

    /**
     * A node with a PostgreSQL of its own, on free ports; its data are in {@code data}.
     *
     * @param home of the project; CollabBoard is built in {@code cluster/target} there
     * @param settings {@code COLLABBOARD_} variables beside the ports and the directory of its data
     */
    public static Launch node(Path home, Path directory, Map<String, String> settings) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "COLLABBOARD_HTTP_PORT",
                "0",
                "COLLABBOARD_MANAGEMENT_PORT",
                "0",
                "COLLABBOARD_DATA_DIR",
                data(directory)));
        environment.putAll(settings);
        return new Launch("node", directory, jvm(classPath(home), "io.collabboard.cluster.Main"), environment);
    }

    private static String data(Path directory) {
        return directory.resolve("data").toAbsolutePath().toString();
    }

    private static String classPath(Path home) {
        Path target = home.resolve("cluster").resolve("target").toAbsolutePath().normalize();
        return target.resolve("collabboard-cluster.jar")
                + System.getProperty("path.separator")
                + target.resolve("lib")
                + "/*";
    }

    /**
     * Two nodes of one cluster, as {@code ./collabboard cluster} has them, and their PostgreSQL, on free ports.
     *
     * @param home of the project; CollabBoard is built in {@code cluster/target} there
     * @param settings {@code COLLABBOARD_} variables of both nodes beside the directory of their data
     */
    static Launch twoNodes(Path home, Path directory, Map<String, String> settings) {
        Map<String, String> environment = new HashMap<>(settings);
        environment.put("COLLABBOARD_DATA_DIR", data(directory));
        List<String> command = new ArrayList<>(jvm(classPath(home), "io.collabboard.cluster.local.ClusterCommand"));
        command.add("2");
        for (String port : List.of("--http-port", "--management-port", "--node-port")) {
            command.addAll(List.of(port, "0"));
        }
        return new Launch("node", directory, command, environment, 2);
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
