package io.collabboard.gatling.relay;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.LongFunction;
import org.apache.pekko.http.javadsl.model.ws.Message;

/** Who is on a board, and how many changes it has seen: that, and no object of it. Safe from any thread. */
final class RelayBoard {
    private final Set<RelaySession> sessions = new LinkedHashSet<>();
    private long seq;

    /** Lets a session in; it is told the number of the last change before anything else of the board. */
    synchronized void join(RelaySession session, LongFunction<Message> welcome) {
        sessions.add(session);
        session.offer(welcome.apply(seq));
    }

    synchronized void part(RelaySession session) {
        sessions.remove(session);
    }

    /** Numbers a change and gives it to everyone on the board: one message, shared by all. */
    synchronized long publish(LongFunction<Message> change) {
        seq++;
        Message message = change.apply(seq);
        sessions.forEach(session -> session.offer(message));
        return seq;
    }

    /** Gives a message to everyone but its sender. */
    synchronized void tell(RelaySession sender, Message message) {
        for (RelaySession session : sessions) {
            if (session != sender) {
                session.offer(message);
            }
        }
    }
}
