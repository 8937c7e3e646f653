package io.collabboard.gatling.command;

import io.collabboard.client.BoardClient;
import io.collabboard.client.ClientListener;
import io.collabboard.client.ClientSettings;
import io.collabboard.client.DevTickets;
import io.collabboard.gatling.command.upload.Dialer;
import io.collabboard.gatling.shell.ExitCodes;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** A server as the options name it. What fails there ends the command with {@link CommandFailure}. */
final class Server {
    private static final Duration GRACE = Duration.ofSeconds(1);

    private final URI url;
    private final String person;
    private final ClientSettings settings;

    Server(ServerOptions options) {
        this.url = options.url;
        this.person = options.name;
        this.settings =
                ClientSettings.DEFAULT.withConnectTimeout(options.timeout).withRequestTimeout(options.timeout, GRACE);
    }

    URI url() {
        return url;
    }

    /** Where a browser finds a board. */
    String page(UUID boardId) {
        return withoutSlash(url.toString()) + "/b/" + boardId;
    }

    /** An address below the server's own, which may have a path. */
    URI at(String path) {
        return URI.create(withoutSlash(url.toString()) + path);
    }

    /** Opens a socket for each call. */
    Dialer dialer() {
        return listener -> BoardClient.connect(url, DevTickets.of(url, person), listener, settings);
    }

    /** Connects, for requests that need no board. */
    BoardClient connect() {
        return connect(event -> {});
    }

    BoardClient connect(ClientListener listener) {
        return get(dialer().dial(listener));
    }

    /** What a call to this server ends with. */
    <T> T get(CompletableFuture<T> answer) {
        try {
            return answer.join();
        } catch (CompletionException e) {
            throw failure(e);
        }
    }

    /** The failure of a call to this server, with its address where that is the trouble. */
    CommandFailure failure(Throwable failure) {
        CommandFailure told = CommandFailure.of(failure);
        if (told.exitCode() != ExitCodes.UNREACHABLE) {
            return told;
        }
        return new CommandFailure(told.exitCode(), url + ": " + told.getMessage(), failure);
    }

    private static String withoutSlash(String text) {
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }
}
