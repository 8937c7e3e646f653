package io.collabboard.gatling.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.collabboard.client.BoardClient;
import io.collabboard.gatling.shell.ExitCodes;
import io.collabboard.proto.Uuids;
import io.collabboard.proto.wire.v1.Frame;
import io.collabboard.proto.wire.v1.Status;
import io.collabboard.proto.wire.v1.Syscall;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.HdrHistogram.Histogram;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "ping",
        description = "Asks whether the server is ready, signs in, and measures round trips over the socket.",
        footer = ExitCodes.HELP)
final class PingCommand implements Callable<Integer> {
    @Mixin
    private ServerOptions serverOptions = new ServerOptions();

    @Mixin
    private JsonOption output = new JsonOption();

    @Option(
            names = "--count",
            paramLabel = "N",
            defaultValue = "5",
            description = "Number of round trips. Default: ${DEFAULT-VALUE}")
    private int count;

    @Option(
            names = "--interval",
            paramLabel = "SECONDS",
            converter = ServerOptions.Seconds.class,
            defaultValue = "0.2",
            description = "Pause between them. Default: ${DEFAULT-VALUE}")
    private Duration interval = Duration.ofMillis(200);

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        if (count < 1) {
            throw new ParameterException(spec.commandLine(), "--count must be at least 1");
        }
        Server server = new Server(serverOptions);
        double health = millis(() -> checkHealth(server));
        say("%s is ready (health %.1f ms)%n", server.url(), health);
        BoardClient[] opened = new BoardClient[1];
        double connect = millis(() -> opened[0] = server.connect());
        try (BoardClient client = opened[0]) {
            say(
                    "socket open for %s (ticket and connect %.1f ms)%n",
                    client.session().getUserName(), connect);
            Histogram answers = roundTrips(server, client);
            report(server, health, connect, answers);
        }
        return ExitCodes.DONE;
    }

    private Histogram roundTrips(Server server, BoardClient client) throws InterruptedException {
        Histogram micros = new Histogram(3);
        for (int i = 1; i <= count; i++) {
            double millis = millis(() -> server.get(client.request(cheapest()).reply()));
            micros.recordValue(Math.round(millis * 1000));
            say("answer %d of %d: %.2f ms%n", i, count, millis);
            spec.commandLine().getOut().flush();
            if (i < count) {
                Thread.sleep(interval.toMillis());
            }
        }
        return micros;
    }

    private void report(Server server, double health, double connect, Histogram micros) {
        double min = micros.getMinValue() / 1e3;
        double middle = micros.getValueAtPercentile(50) / 1e3;
        double max = micros.getMaxValue() / 1e3;
        say("%d round trips: min %.2f ms, p50 %.2f ms, max %.2f ms%n", micros.getTotalCount(), min, middle, max);
        if (output.json) {
            ObjectNode json = Json.object()
                    .put("url", server.url().toString())
                    .put("health_ms", Json.rounded(health))
                    .put("connect_ms", Json.rounded(connect))
                    .put("count", micros.getTotalCount())
                    .put("min_ms", min)
                    .put("p50_ms", middle)
                    .put("max_ms", max);
            Json.print(spec.commandLine().getOut(), json);
        }
    }

    private void checkHealth(Server server) {
        HttpRequest request = HttpRequest.newBuilder(server.at("/health/ready"))
                .timeout(serverOptions.timeout)
                .build();
        HttpResponse<String> response;
        try {
            response = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(serverOptions.timeout)
                    .build()
                    .send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw server.failure(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CommandFailure.failed("interrupted");
        }
        if (response.statusCode() != 200) {
            throw CommandFailure.unreachable(
                    server.url() + " is not ready: HTTP " + response.statusCode() + " " + response.body());
        }
    }

    /** board:part on no board: it goes through the session and touches nothing (R24). */
    private static Frame cheapest() {
        return Frame.newBuilder()
                .setId(Uuids.nextBytes())
                .setSyscall(Syscall.BOARD_PART)
                .setStatus(Status.REQUEST)
                .build();
    }

    private void say(String format, Object... values) {
        PrintWriter out = spec.commandLine().getOut();
        if (!output.json) {
            out.print(String.format(Locale.ROOT, format, values));
        }
    }

    private static double millis(Runnable task) {
        long begun = System.nanoTime();
        task.run();
        return (System.nanoTime() - begun) / 1e6;
    }
}
