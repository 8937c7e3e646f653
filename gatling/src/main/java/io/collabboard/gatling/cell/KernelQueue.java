package io.collabboard.gatling.cell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * What the system holds of a connection at one of its ends on this machine: bytes that were written there, and that the other
 * end has not taken. By Linux' tables of TCP sockets; elsewhere it is unknown.
 */
record KernelQueue(List<Path> tables) {
    private static final int LOCAL = 1;
    private static final int REMOTE = 2;
    private static final int QUEUES = 4;
    private static final int HEXADECIMAL = 16;

    /** Those of this machine, for IPv4 and IPv6. */
    static KernelQueue ofThisMachine() {
        return new KernelQueue(List.of(Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6")));
    }

    /** Empty where there is no such connection. */
    OptionalLong bytes(int localPort, int remotePort) {
        return tables.stream()
                .flatMap(KernelQueue::rows)
                .map(row -> row.trim().split("\\s+"))
                .filter(row -> row.length > QUEUES && has(row[LOCAL], localPort) && has(row[REMOTE], remotePort))
                .mapToLong(row -> Long.parseLong(row[QUEUES].split(":", 2)[0], HEXADECIMAL))
                .max();
    }

    private static boolean has(String address, int port) {
        return address.endsWith(String.format(":%04X", port));
    }

    private static Stream<String> rows(Path table) {
        try {
            return Files.readAllLines(table).stream().skip(1);
        } catch (IOException absent) {
            return Stream.empty();
        }
    }
}
