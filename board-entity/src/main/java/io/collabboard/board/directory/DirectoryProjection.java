package io.collabboard.board.directory;

import io.collabboard.board.model.BoardChanged;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.cluster.sharding.typed.ShardedDaemonProcessSettings;
import org.apache.pekko.cluster.sharding.typed.javadsl.ShardedDaemonProcess;
import org.apache.pekko.persistence.jdbc.query.javadsl.JdbcReadJournal;
import org.apache.pekko.persistence.query.Offset;
import org.apache.pekko.projection.Projection;
import org.apache.pekko.projection.ProjectionBehavior;
import org.apache.pekko.projection.ProjectionId;
import org.apache.pekko.projection.eventsourced.EventEnvelope;
import org.apache.pekko.projection.eventsourced.javadsl.EventSourcedProvider;
import org.apache.pekko.projection.javadsl.SourceProvider;
import org.apache.pekko.projection.jdbc.javadsl.JdbcProjection;

/**
 * Brings the journal's news of boards into the read model, each event exactly once and those of a board in their order.
 * Runs once in the cluster, a part of it per tag; a part that fails is restarted by Pekko where it stood.
 */
public final class DirectoryProjection {
    private static final String NAME = "board-directory";

    private DirectoryProjection() {}

    /**
     * Starts this node's share. Every node calls it once.
     *
     * @param dataSource of the database that holds journal tables and read model; a connection per tag is in use at most
     */
    public static void start(ActorSystem<?> system, DataSource dataSource) {
        List<String> tags = DirectoryTags.all();
        ShardedDaemonProcess.get(system)
                .init(
                        ProjectionBehavior.Command.class,
                        NAME,
                        tags.size(),
                        index -> ProjectionBehavior.create(projection(system, dataSource, tags.get(index))),
                        ShardedDaemonProcessSettings.create(system),
                        Optional.of(ProjectionBehavior.stopMessage()));
    }

    private static Projection<EventEnvelope<BoardChanged>> projection(
            ActorSystem<?> system, DataSource dataSource, String tag) {
        SourceProvider<Offset, EventEnvelope<BoardChanged>> events =
                EventSourcedProvider.eventsByTag(system, JdbcReadJournal.Identifier(), tag);
        return JdbcProjection.exactlyOnce(
                ProjectionId.of(NAME, tag),
                events,
                () -> DirectorySession.open(dataSource),
                DirectoryHandler::new,
                system);
    }
}
