package io.collabboard.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DevTicketsTest {
    private final BlockingQueue<String> requests = new LinkedBlockingQueue<>();
    private HttpServer server;
    private int status = 200;
    private String answer = "{\"ticket\": \"t\\u00e91\", \"user_id\": \"u1\", \"later\": [1]}";

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Content-Type") + " " + body);
            byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void asksByNameAndReadsTicketAndUser() {
        DevTickets.DevTicket ticket = DevTickets.fetch(base("/"), "Ada \"\\ é").join();
        assertThat(ticket).isEqualTo(new DevTickets.DevTicket("té1", "u1"));
        assertThat(requests).containsExactly("POST /api/dev/ws-ticket application/json {\"name\":\"Ada \\\"\\\\ é\"}");
        assertThat(DevTickets.of(base(""), "Ada").next().join()).isEqualTo("té1");
    }

    @Test
    void anythingButATicketIsAFailureThatSaysWhy() {
        status = 404;
        fails("HTTP 404");
        status = 200;
        answer = "{\"ticket\": \"\"}";
        fails("no ticket");
        answer = "<html>";
        fails("");
    }

    private void fails(String message) {
        assertThatThrownBy(() -> DevTickets.fetch(base(""), "Ada").join())
                .hasCauseInstanceOf(IOException.class)
                .hasMessageContaining(message);
    }

    private URI base(String suffix) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + suffix);
    }
}
