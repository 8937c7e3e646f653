package io.collabboard.cluster.metrics;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What stands in a text of Prometheus: values by series, a series being a name with its labels. */
public record Scrape(Map<String, Double> series) {
    /** What a node serves now. */
    public static Scrape of(URI metrics) {
        try {
            HttpRequest request = HttpRequest.newBuilder(metrics).build();
            return parse(HttpClient.newHttpClient()
                    .send(request, HttpResponse.BodyHandlers.ofString())
                    .body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

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
    public double sum(String name, String label) {
        return series.entrySet().stream()
                .filter(one -> name(one.getKey()).equals(name) && one.getKey().contains(label))
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }

    public double sum(String name) {
        return sum(name, "");
    }

    private static String name(String series) {
        return series.replaceFirst("\\{.*", "");
    }
}
