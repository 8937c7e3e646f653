package io.collabboard.gateway.replica;

import io.collabboard.gateway.wire.SnapshotEncoder;
import java.util.List;

/**
 * An encoded board. Immutable.
 *
 * @param position where in the log it was taken: what is there and behind it is not in the snapshot
 * @param bytes of all parts
 */
record Snapshot(List<SnapshotEncoder.SharedPart> parts, long position, long bytes) {

    Snapshot(List<SnapshotEncoder.SharedPart> parts, long position) {
        this(
                List.copyOf(parts),
                position,
                parts.stream().mapToLong(part -> part.frame().size()).sum());
    }
}
