package io.collabboard.cluster.local;

import io.collabboard.cluster.settings.DatabaseAccess;
import io.collabboard.cluster.settings.NodeSettings;
import io.collabboard.cluster.settings.Setting;
import io.collabboard.cluster.settings.StorageSettings;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The environment that the command was started in, and what becomes of it for each node. */
record Shell(Map<String, String> environment) {
    /** Each node gets its own. */
    private static final List<Setting> DECIDED = List.of(
            Setting.HTTP_HOST,
            Setting.HTTP_PORT,
            Setting.MANAGEMENT_HOST,
            Setting.MANAGEMENT_PORT,
            Setting.NODE_HOST,
            Setting.NODE_PORT,
            Setting.DISCOVERY,
            Setting.SEED_NODES,
            Setting.BOOTSTRAP_NODES,
            Setting.REQUIRED_NODES);

    /** Clients of a node that stops have nowhere else to go: a browser stays with its host. */
    private static final String DRAIN_SPREAD_MS = "1000";

    /** Of the machine's memory, for the heaps of all nodes together. */
    private static final int HEAP_PERCENT = 60;

    /**
     * What concerns the data of all.
     *
     * @throws UsageException where a setting is there that cannot be the same for all nodes
     * @throws io.collabboard.cluster.settings.SettingsException where another one makes no sense
     */
    StorageSettings storage() {
        DECIDED.stream()
                .filter(setting -> !text(setting.variable()).isBlank())
                .findFirst()
                .ifPresent(setting -> {
                    throw new UsageException(
                            setting.variable()
                                    + " is set, but nodes of one machine differ in it: unset it; --help tells which ports can be chosen");
                });
        return NodeSettings.of(environment).storage();
    }

    /** The whole environment of a node. */
    Map<String, String> of(Place place, List<Place> all, DatabaseAccess database) {
        Map<String, String> values = new HashMap<>(environment);
        values.putIfAbsent(Setting.DRAIN_SPREAD_MS.variable(), DRAIN_SPREAD_MS);
        put(values, Setting.HTTP_HOST, place.host());
        put(values, Setting.HTTP_PORT, place.ports().http());
        put(values, Setting.MANAGEMENT_HOST, place.host());
        put(values, Setting.MANAGEMENT_PORT, place.ports().management());
        put(values, Setting.NODE_HOST, place.host());
        put(values, Setting.NODE_PORT, place.ports().remoting());
        // By a list, with which none of them has to be the first.
        put(values, Setting.DISCOVERY, "static");
        put(
                values,
                Setting.BOOTSTRAP_NODES,
                all.stream().map(other -> other.contact().toString()).collect(Collectors.joining(",")));
        put(values, Setting.REQUIRED_NODES, all.size());
        put(values, Setting.DATABASE_URL, database.jdbcUrl());
        put(values, Setting.DATABASE_USER, database.user());
        put(values, Setting.DATABASE_PASSWORD, database.password().value());
        return Map.copyOf(values);
    }

    /** Options of a node's JVM: the operator's come last, and win. */
    List<String> jvmOptions(int nodes) {
        return Stream.of(
                        Stream.of(
                                "-XX:+UseSerialGC",
                                "-Xms128m",
                                "-XX:MaxRAMPercentage=" + HEAP_PERCENT / nodes,
                                "-XX:+ExitOnOutOfMemoryError"),
                        words("JAVA_OPTS"),
                        words(Setting.JAVA_OPTS.variable()))
                .flatMap(options -> options)
                .toList();
    }

    private Stream<String> words(String variable) {
        return Arrays.stream(text(variable).split("\\s+", -1)).filter(word -> !word.isEmpty());
    }

    private String text(String variable) {
        return environment.getOrDefault(variable, "");
    }

    private static void put(Map<String, String> values, Setting setting, Object value) {
        values.put(setting.variable(), value.toString());
    }
}
