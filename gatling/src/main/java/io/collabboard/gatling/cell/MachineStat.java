package io.collabboard.gatling.cell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A look at all processors together, in clock ticks since the machine started.
 *
 * @param idle ticks without work, those that waited for a disk among them
 */
record MachineStat(long idle, long total) {
    private static final Path STAT = Path.of("/proc/stat");
    private static final int IDLE = 3;
    private static final int IO_WAIT = 4;
    /** The guests that follow are counted in user time already. */
    private static final int COLUMNS = 8;

    /** Empty where the system does not tell. */
    static Optional<MachineStat> now() {
        try (Stream<String> lines = Files.lines(STAT)) {
            return lines.filter(line -> line.startsWith("cpu ")).findFirst().map(MachineStat::read);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Share of the processors that was used between an earlier look and this one, 0 to 1. */
    double busySince(MachineStat earlier) {
        long ticks = total - earlier.total;
        return ticks <= 0 ? 0 : 1 - (idle - earlier.idle) / (double) ticks;
    }

    private static MachineStat read(String line) {
        long[] ticks = Arrays.stream(line.split("\\s+"))
                .skip(1)
                .limit(COLUMNS)
                .mapToLong(Long::parseLong)
                .toArray();
        return new MachineStat(
                ticks[IDLE] + ticks[IO_WAIT], Arrays.stream(ticks).sum());
    }
}
