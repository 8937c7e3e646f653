package io.collabboard.gateway.wire;

import io.collabboard.board.model.Operation;
import io.collabboard.board.protocol.PersonPresence;
import io.collabboard.proto.CloseCode;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.pekko.util.ByteString;
import org.jspecify.annotations.Nullable;

/** One frame from a client, as far as the envelope is in order. */
public sealed interface Inbound {

    /**
     * @param boardId the board that the frame names, or null
     * @param timeout null: the server's default
     */
    record Request(
            Exchange exchange,
            @Nullable UUID boardId,
            @Nullable Duration timeout,
            Body body) implements Inbound {}

    /** Stop the request of this id. */
    record Cancel(UUID requestId) implements Inbound {}

    /** A frame that breaks the contract; {@code answer} is what to send back, an error of this code. */
    record Invalid(ByteString answer, String code) implements Inbound {}

    /** A message that cannot be read at all: {@code answer} is the last that is sent before the socket is closed. */
    record Unreadable(ByteString answer, String code, CloseCode closeCode) implements Inbound {}

    /** What is asked for. */
    sealed interface Body {}

    /** A durable change. */
    record Mutate(Operation operation) implements Body {}

    /** @param acceptsDeflate whether parts of a snapshot may be compressed */
    record JoinBoard(long epoch, long afterSeq, boolean acceptsDeflate) implements Body {}

    record PartBoard() implements Body {}

    /** @param sinceRev 0: everything */
    record ListBoards(long sinceRev) implements Body {}

    record ListUsers() implements Body {}

    /** Something to say to everybody on the board. */
    record Say(String text) implements Body {}

    /**
     * @param beforeSeq 0: the newest
     * @param limit at least 1
     */
    record ReadChat(long beforeSeq, int limit) implements Body {}

    /** Whether the client is writing a chat message. */
    record Type(boolean isTyping) implements Body {}

    /** @param cursor null: no cursor any more */
    record MoveCursor(PersonPresence.@Nullable Cursor cursor) implements Body {}

    record Drag(List<PersonPresence.Drag> drags) implements Body {}

    /** @param objectIds empty: nothing */
    record Select(List<UUID> objectIds) implements Body {}

    /** @param objectIds empty: all */
    record EndDrag(Set<UUID> objectIds) implements Body {}
}
