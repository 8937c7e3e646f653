package io.collabboard.gateway.replica;

import io.collabboard.gateway.metrics.GatewayMetrics;
import io.collabboard.gateway.wire.SnapshotEncoder;
import java.util.List;
import org.apache.pekko.util.ByteString;

/**
 * How somebody who joins is brought up to date: a snapshot or changes from before the log, then the log.
 *
 * @param position where in the log to start
 * @param bytes that will be sent, up to the log's head as it is now
 */
record Start(
        GatewayMetrics.Start kind,
        List<SnapshotEncoder.SharedPart> parts,
        List<ByteString> missed,
        long position,
        long bytes) {

    boolean isResumed() {
        return kind != GatewayMetrics.Start.SNAPSHOT;
    }
}
