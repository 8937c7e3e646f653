package io.collabboard.cluster;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * One node, or one cluster of this machine, at a time per data directory. The operating system frees the lock when the process
 * ends in any way; the file stays, since deleting it would let two nodes lock two different files of one name.
 */
public final class DataLock implements AutoCloseable {
    private final Path directory;
    private final FileChannel channel;

    private DataLock(Path directory, FileChannel channel) {
        this.directory = directory;
        this.channel = channel;
    }

    /** @throws StartException where another process has it */
    public static DataLock take(Path directory) {
        Path file = directory.resolve("lock");
        try {
            Files.createDirectories(directory);
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                channel.close();
                throw new StartException("%s is used by another node, process %s; stop that one, or give this one a %s"
                        .formatted(
                                directory,
                                Files.readString(file).strip(),
                                "COLLABBOARD_DATA_DIR and ports of its own"));
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap((ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.US_ASCII)));
            return new DataLock(directory, channel);
        } catch (IOException e) {
            throw new StartException("cannot use the directory " + directory + " (COLLABBOARD_DATA_DIR): " + e, e);
        }
    }

    Path directory() {
        return directory;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }
}
