package io.collabboard.gatling.cell;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** Where a node tells its {@link Metrics}. It has one client for all its reads, as building one takes longer than a read. */
final class MetricsSource {
    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpRequest request;
    private final Duration patience;

    /**
     * What came of a read: metrics, or the reason why there are none.
     *
     * @param at when that was known, by {@link System#nanoTime}
     */
    record Answer(long at, Optional<Metrics> metrics, Optional<String> failure) {
        /** Where nobody was asked. */
        static final Answer NONE = new Answer(0, Optional.empty(), Optional.empty());

        private static Answer of(HttpResponse<String> response) {
            return response.statusCode() == 200
                    ? new Answer(System.nanoTime(), Optional.of(Metrics.of(response.body())), Optional.empty())
                    : failed("HTTP " + response.statusCode() + " from " + response.uri());
        }

        private static Answer failed(Throwable failure) {
            Throwable cause = failure.getCause();
            return failed((failure instanceof CompletionException && cause != null ? cause : failure).toString());
        }

        private static Answer failed(String why) {
            return new Answer(System.nanoTime(), Optional.empty(), Optional.of(why));
        }
    }

    /** @param patience how long an answer may take, from the connection to its last byte */
    MetricsSource(URI url, Duration patience) {
        this.request = HttpRequest.newBuilder(url).build();
        this.patience = patience;
    }

    /** Asks, without waiting. The answer never fails. */
    CompletableFuture<Answer> read() {
        return client.sendAsync(request, HttpResponse.BodyHandlers.ofString())
                .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                .thenApply(Answer::of)
                .exceptionally(Answer::failed);
    }
}
