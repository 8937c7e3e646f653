package io.collabboard.gateway.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Sends requests exactly as written, for what no well-behaved client lets one send. */
final class RawHttp {
    private RawHttp() {}

    /** @param head request line and headers, without the empty line at the end */
    static Answer send(int port, String... head) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(10_000);
            String request = String.join("\r\n", head) + "\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return read(new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8)));
        }
    }

    private static Answer read(BufferedReader reader) throws IOException {
        int status = Integer.parseInt(reader.readLine().split(" ", 3)[1]);
        Map<String, String> headers = new TreeMap<>();
        for (String line = reader.readLine(); !line.isEmpty(); line = reader.readLine()) {
            String[] nameAndValue = line.split(": ", 2);
            headers.put(nameAndValue[0].toLowerCase(Locale.ROOT), nameAndValue[1]);
        }
        char[] body = new char[Integer.parseInt(headers.getOrDefault("content-length", "0"))];
        for (int read = 0; read < body.length; ) {
            int n = reader.read(body, read, body.length - read);
            if (n < 0) {
                throw new IOException("the answer ends within its body");
            }
            read += n;
        }
        return new Answer(status, headers, new String(body));
    }

    record Answer(int status, Map<String, String> headers, String body) {}
}
