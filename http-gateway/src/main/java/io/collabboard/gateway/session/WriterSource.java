package io.collabboard.gateway.session;

import io.collabboard.gateway.socket.DirectWriter;
import io.collabboard.gateway.socket.Outgoing;
import java.util.Optional;

/** Where a session gets a writer to its socket, if there is one. */
@FunctionalInterface
interface WriterSource {
    Optional<DirectWriter> writer(Outgoing outgoing, DirectWriter.Owner owner);
}
