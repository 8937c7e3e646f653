package io.collabboard.gateway.replica;

import io.collabboard.board.protocol.PersonPresence;
import io.collabboard.gateway.wire.WireEncoder;
import java.util.List;
import java.util.UUID;
import org.apache.pekko.util.ByteString;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * Everyone's presence at one tick. Immutable: sessions read it from their own threads. Whoever has seen the tick before
 * gets the shared {@code delta}; whoever lags gets everyone who changed since, once, with the latest value only.
 *
 * @param delta the encoded change since {@code previousTick}; null where somebody in it has left since
 */
public record PresenceView(
        UUID boardId,
        long tick,
        long previousTick,
        @Nullable ByteString delta,
        PMap<UUID, Stamped> people) {

    static PresenceView empty(UUID boardId) {
        return new PresenceView(boardId, 0, 0, ByteString.emptyByteString(), HashTreePMap.empty());
    }

    /**
     * @param changedAt the tick of the last change
     * @param selectedAt the tick at which the selection changed
     */
    record Stamped(PersonPresence presence, long changedAt, long selectedAt) {

        static Stamped of(PersonPresence changed, @Nullable Stamped before, long tick) {
            if (changed.selection() != null || before == null) {
                return new Stamped(changed, tick, tick);
            }
            PersonPresence whole = new PersonPresence(
                    changed.clientId(),
                    changed.cursor(),
                    changed.drags(),
                    before.presence().selection(),
                    changed.typing());
            return new Stamped(whole, tick, before.selectedAt());
        }

        PersonPresence since(long seenTick) {
            return selectedAt > seenTick ? presence : presence.withSelectionAsItWas();
        }
    }

    /** What somebody who last saw {@code seenTick} has missed, encoded; empty for nothing. */
    public ByteString since(long seenTick) {
        if (seenTick == tick) {
            return ByteString.emptyByteString();
        }
        if (seenTick == previousTick && delta != null) {
            return delta;
        }
        List<PersonPresence> changed = people.values().stream()
                .filter(person -> person.changedAt() > seenTick)
                .map(person -> person.since(seenTick))
                .toList();
        return changed.isEmpty() ? ByteString.emptyByteString() : WireEncoder.presenceChanged(boardId, changed);
    }

    PresenceView next(List<PersonPresence> changed) {
        long nextTick = tick + 1;
        PMap<UUID, Stamped> nextPeople = people;
        for (PersonPresence person : changed) {
            Stamped before = nextPeople.get(person.clientId());
            nextPeople = nextPeople.plus(person.clientId(), Stamped.of(person, before, nextTick));
        }
        ByteString encoded =
                changed.isEmpty() ? ByteString.emptyByteString() : WireEncoder.presenceChanged(boardId, changed);
        return new PresenceView(boardId, nextTick, tick, encoded, nextPeople);
    }

    /** The same tick without somebody who has left: nobody is told of him any more, also who lags. */
    PresenceView without(UUID clientId) {
        Stamped gone = people.get(clientId);
        if (gone == null) {
            return this;
        }
        return new PresenceView(
                boardId, tick, previousTick, gone.changedAt() == tick ? null : delta, people.minus(clientId));
    }
}
