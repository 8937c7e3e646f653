package io.collabboard.cluster.metrics;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What stands in a text of Prometheus: values by series, a series being a name with its labels. */
record Scrape(Map<String, Double> series) {
    static Scrape parse(String text) {
        Map<String, Double> series = new HashMap<>();
        text.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
            int space = line.lastIndexOf(' ');
            series.put(line.substring(0, space), Double.valueOf(line.substring(space + 1)));
        });
        return new Scrape(series);
    }

    Set<String> names() {
        return series.keySet().stream().map(Scrape::name).collect(Collectors.toSet());
    }

    /** Of all series of this name with this label text in them. */
    double sum(String name, String label) {
        return series.entrySet().stream()
                .filter(one -> name(one.getKey()).equals(name) && one.getKey().contains(label))
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }

    double sum(String name) {
        return sum(name, "");
    }

    private static String name(String series) {
        return series.replaceFirst("\\{.*", "");
    }
}
