package io.collabboard.cluster.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.collabboard.cluster.StoredRows;
import io.collabboard.cluster.settings.DatabaseAccess;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What PostgreSQL has of the boards. Each start of an entity writes under a name of its own, which rows keep. */
record Journal(DatabaseAccess database) {

    /** Rows of a board are numbered without a hole, and an entity that had a successor wrote nothing any more. */
    void assertOneWriterAtATime() throws SQLException {
        assertThat(StoredRows.of(
                        database,
                        "SELECT persistence_id FROM event_journal GROUP BY persistence_id"
                                + " HAVING max(sequence_number) <> count(*)"))
                .as("boards with holes")
                .isEmpty();
        assertThat(StoredRows.of(
                        database,
                        "SELECT persistence_id, writer FROM ("
                                + "SELECT persistence_id, writer, writer IS DISTINCT FROM lag(writer)"
                                + " OVER (PARTITION BY persistence_id ORDER BY sequence_number) AS is_first FROM event_journal"
                                + ") AS changes WHERE is_first GROUP BY persistence_id, writer HAVING count(*) > 1"))
                .as("boards that were written to by somebody who had a successor")
                .isEmpty();
    }

    /** Who wrote last on these boards. */
    Set<String> writersOf(Set<UUID> boards) throws SQLException {
        return Set.copyOf(StoredRows.of(
                database,
                "SELECT DISTINCT ON (persistence_id) writer FROM event_journal WHERE persistence_id IN (" + ids(boards)
                        + ") ORDER BY persistence_id, sequence_number DESC"));
    }

    long lastRow() throws SQLException {
        return StoredRows.count(database, "SELECT coalesce(max(ordering), 0) FROM event_journal");
    }

    List<String> rowsAfter(long row, Set<String> writers) throws SQLException {
        return StoredRows.of(
                database,
                "SELECT persistence_id, sequence_number FROM event_journal WHERE ordering > " + row
                        + " AND writer IN ("
                        + writers.stream().map(writer -> "'" + writer + "'").collect(Collectors.joining(",")) + ")");
    }

    private static String ids(Set<UUID> boards) {
        return boards.stream().map(board -> "'Board|" + board + "'").collect(Collectors.joining(","));
    }
}
