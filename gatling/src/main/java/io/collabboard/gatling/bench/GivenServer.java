package io.collabboard.gatling.bench;

import io.collabboard.gatling.cell.Target;
import io.collabboard.gatling.report.Disclosure;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A server that runs already. Looks first whether it can be loaded at all, as each cell would fail for the same reason. */
final class GivenServer {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    /**
     * @param url where it serves, without a path
     * @param metricsUrl of its {@code /metrics}; null: the server's own figures are missing
     */
    Target check(URI url, @Nullable URI metricsUrl) throws ServerUnavailableException, InterruptedException {
        String shown = Disclosure.urls(url.toString());
        HttpResponse<String> ready =
                send(HttpRequest.newBuilder(url.resolve("/health/ready")).GET(), url);
        if (ready.statusCode() != 200) {
            throw new ServerUnavailableException("the server at " + shown + " is not ready: /health/ready answers "
                    + ready.statusCode() + " " + ready.body());
        }
        HttpResponse<String> ticket = send(
                HttpRequest.newBuilder(url.resolve("/api/dev/ws-ticket"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString("{\"name\": \"bench\"}")),
                url);
        if (ticket.statusCode() == 404) {
            throw new ServerUnavailableException("the server at " + shown
                    + " has no development login, by which the users of the bench sign in: start it with"
                    + " COLLABBOARD_DEV_LOGIN=on");
        }
        if (ticket.statusCode() != 200) {
            throw new ServerUnavailableException("the server at " + shown
                    + " gives no tickets: /api/dev/ws-ticket answers " + ticket.statusCode() + " " + ticket.body());
        }
        if (metricsUrl != null
                && send(HttpRequest.newBuilder(metricsUrl).GET(), metricsUrl).statusCode() != 200) {
            throw new ServerUnavailableException("there are no metrics at " + Disclosure.urls(metricsUrl.toString()));
        }
        return new Target(url, metricsUrl, null);
    }

    private HttpResponse<String> send(HttpRequest.Builder request, URI address)
            throws ServerUnavailableException, InterruptedException {
        String server = Disclosure.urls(address.toString());
        try {
            return client.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
        } catch (HttpTimeoutException e) {
            throw new ServerUnavailableException(server + " does not answer within " + PATIENCE.toSeconds() + " s", e);
        } catch (ConnectException e) {
            throw new ServerUnavailableException("nothing serves at " + server, e);
        } catch (IOException e) {
            throw new ServerUnavailableException(server + " cannot be reached: " + e.getMessage(), e);
        }
    }
}
