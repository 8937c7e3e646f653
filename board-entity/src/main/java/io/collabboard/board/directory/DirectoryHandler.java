package io.collabboard.board.directory;

import io.collabboard.board.model.BoardChanged;
import java.sql.Connection;
import java.util.UUID;
import org.apache.pekko.persistence.typed.PersistenceId;
import org.apache.pekko.projection.eventsourced.EventEnvelope;
import org.apache.pekko.projection.jdbc.javadsl.JdbcHandler;

/** Applies the events of boards to the read model. */
final class DirectoryHandler extends JdbcHandler<EventEnvelope<BoardChanged>, DirectorySession> {

    @Override
    public void process(DirectorySession session, EventEnvelope<BoardChanged> envelope) throws Exception {
        UUID boardId = UUID.fromString(PersistenceId.extractEntityId(envelope.persistenceId()));
        DirectoryUpdates updates = session.withConnection((Connection connection) -> new DirectoryUpdates(connection));
        updates.apply(boardId, envelope.event());
    }
}
