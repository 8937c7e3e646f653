package io.collabboard.board.chat;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.persistence.jdbc.query.javadsl.JdbcReadJournal;
import org.apache.pekko.persistence.query.PersistenceQuery;
import org.apache.pekko.persistence.query.javadsl.CurrentEventsByPersistenceIdQuery;
import org.apache.pekko.stream.javadsl.Sink;

/** All that was ever said, in the journal. A page is one range of the journal's primary key. */
public final class ChatLog {
    private final ActorSystem<?> system;
    private final CurrentEventsByPersistenceIdQuery journal;

    ChatLog(ActorSystem<?> system, CurrentEventsByPersistenceIdQuery journal) {
        this.system = system;
        this.journal = journal;
    }

    /** Of the journal that the configuration names. */
    public static ChatLog ofJournal(ActorSystem<?> system) {
        return new ChatLog(
                system,
                PersistenceQuery.get(system).getReadJournalFor(JdbcReadJournal.class, JdbcReadJournal.Identifier()));
    }

    /** The messages from {@code first} to {@code last}, both included, oldest first. */
    CompletionStage<List<ChatMessage>> read(UUID boardId, long first, long last) {
        return journal.currentEventsByPersistenceId(
                        ChatEntity.persistenceId(boardId).id(), first, last)
                .map(envelope -> envelope.event())
                .collectType(ChatEvent.Said.class)
                .map(ChatEvent.Said::message)
                .runWith(Sink.seq(), system);
    }
}
