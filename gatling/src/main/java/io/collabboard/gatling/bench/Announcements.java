package io.collabboard.gatling.bench;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What servers tell of themselves in what they print: {@code metrics at URL}, and then {@code is ready at URL}. The nodes of a
 * cluster have their names before each line: {@code node-2 | ...}.
 */
final class Announcements {
    private static final Pattern NAME = Pattern.compile("^([a-z]+-\\d+) \\| ");
    private static final Pattern READY = Pattern.compile("is ready at (\\S+)");
    private static final Pattern METRICS = Pattern.compile("metrics at (\\S+)");

    private final Map<String, URI> metrics = new HashMap<>();
    private final SortedMap<String, Address> ready = new TreeMap<>();

    /** Of one server. */
    record Address(URI url, @Nullable URI metricsUrl) {}

    void read(String line) {
        Matcher name = NAME.matcher(line);
        String who = name.find() ? name.group(1) : "";
        Matcher metricsLine = METRICS.matcher(line);
        if (metricsLine.find()) {
            metrics.put(who, URI.create(metricsLine.group(1)));
        }
        Matcher readyLine = READY.matcher(line);
        if (readyLine.find()) {
            ready.put(who, new Address(URI.create(readyLine.group(1)), metrics.get(who)));
        }
    }

    /** Those that are ready, by their names. */
    List<Address> ready() {
        return List.copyOf(ready.values());
    }
}
