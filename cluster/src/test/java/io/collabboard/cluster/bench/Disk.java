package io.collabboard.cluster.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** What the disk takes to make a page of a log durable, as PostgreSQL does with its own: into space that is there already. */
final class Disk {
    private static final int PAGE = 8 * 1024;
    private static final int PAGES = 512;

    private Disk() {}

    static Latencies syncs(Path directory) throws IOException {
        Path file = Files.createTempFile(directory, "sync-", null);
        Latencies latencies = new Latencies();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.allocate(PAGE * PAGES));
            channel.force(true);
            for (int page = 0; page < PAGES; page++) {
                long begun = System.nanoTime();
                channel.write(ByteBuffer.allocate(PAGE), (long) page * PAGE);
                channel.force(false);
                latencies.addNanos(System.nanoTime() - begun);
            }
        } finally {
            Files.delete(file);
        }
        return latencies;
    }
}
