package io.collabboard.client;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import com.google.protobuf.util.JsonFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Tickets of the development login, {@code POST /api/dev/ws-ticket}: anyone by name, where the server allows it. */
public final class DevTickets {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private DevTickets() {}

    /**
     * A ticket and whom it is for.
     *
     * @param userId text of a UUID; the same for the same name
     */
    public record DevTicket(String ticket, String userId) {}

    /** {@link #fetch} as a source of tickets, each for the same person. */
    public static Tickets of(URI base, String name) {
        return () -> fetch(base, name).thenApply(DevTicket::ticket);
    }

    /**
     * Signs a person in by name.
     *
     * @param base where the server is, as {@code http://host:port}
     * @return fails with {@link IOException} where the server cannot be reached, has no development login, or answers
     *     anything but a ticket
     */
    public static CompletableFuture<DevTicket> fetch(URI base, String name) {
        HttpRequest request = HttpRequest.newBuilder(Endpoints.devTicket(base))
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body(name), StandardCharsets.UTF_8))
                .build();
        return SharedResources.http()
                .sendAsync(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8))
                .thenCompose(DevTickets::read);
    }

    private static String body(String name) {
        Struct person = Struct.newBuilder()
                .putFields("name", Value.newBuilder().setStringValue(name).build())
                .build();
        try {
            return JsonFormat.printer().omittingInsignificantWhitespace().print(person);
        } catch (InvalidProtocolBufferException e) {
            throw new UncheckedIOException("a string has no JSON form", e);
        }
    }

    private static CompletableFuture<DevTicket> read(HttpResponse<String> response) {
        if (response.statusCode() != 200) {
            return CompletableFuture.failedFuture(
                    new IOException("no ticket: HTTP " + response.statusCode() + " from " + response.uri()));
        }
        Struct.Builder answer = Struct.newBuilder();
        try {
            JsonFormat.parser().merge(response.body(), answer);
        } catch (InvalidProtocolBufferException e) {
            return CompletableFuture.failedFuture(e);
        }
        String ticket =
                answer.getFieldsOrDefault("ticket", Value.getDefaultInstance()).getStringValue();
        String userId =
                answer.getFieldsOrDefault("user_id", Value.getDefaultInstance()).getStringValue();
        if (ticket.isEmpty() || userId.isEmpty()) {
            return CompletableFuture.failedFuture(
                    new IOException("no ticket or no user_id in the answer of " + response.uri()));
        }
        return CompletableFuture.completedFuture(new DevTicket(ticket, userId));
    }
}
