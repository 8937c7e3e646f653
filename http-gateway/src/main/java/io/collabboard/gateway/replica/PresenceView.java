package io.collabboard.gateway.replica;

import io.collabboard.board.protocol.PersonPresence;
import io.collabboard.gateway.wire.WireEncoder;
import java.util.List;
import java.util.UUID;
import org.apache.pekko.util.ByteString;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * Everyone's presence at one tick. Immutable: sessions read it from their own threads. Whoever has seen the tick before
 * gets the shared {@code delta}; whoever lags gets everyone who changed since, once, with the latest value only.
 *
 * @param delta the encoded change since {@code previousTick}
 */
public record PresenceView(UUID boardId, long tick, long previousTick, ByteString delta, PMap<UUID, Stamped> people) {

    static PresenceView empty(UUID boardId) {
        return new PresenceView(boardId, 0, 0, ByteString.emptyByteString(), HashTreePMap.empty());
    }

    /** @param changedAt the tick of the last change */
    record Stamped(PersonPresence presence, long changedAt) {}

    /** What somebody who last saw {@code seenTick} has missed, encoded; empty for nothing. */
    public ByteString since(long seenTick) {
        if (seenTick == tick) {
            return ByteString.emptyByteString();
        }
        if (seenTick == previousTick) {
            return delta;
        }
        List<PersonPresence> changed = people.values().stream()
                .filter(person -> person.changedAt() > seenTick)
                .map(Stamped::presence)
                .toList();
        return changed.isEmpty() ? ByteString.emptyByteString() : WireEncoder.presenceChanged(boardId, changed);
    }

    PresenceView next(List<PersonPresence> changed, List<UUID> gone) {
        long nextTick = tick + 1;
        PMap<UUID, Stamped> nextPeople = people.minusAll(gone);
        for (PersonPresence person : changed) {
            nextPeople = nextPeople.plus(person.clientId(), new Stamped(person, nextTick));
        }
        ByteString encoded =
                changed.isEmpty() ? ByteString.emptyByteString() : WireEncoder.presenceChanged(boardId, changed);
        return new PresenceView(boardId, nextTick, tick, encoded, nextPeople);
    }
}
