package io.collabboard.gateway.replica;

import io.collabboard.board.protocol.PersonPresence;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Cursors and drags of everyone on a board, latest value only. Collects changes between ticks. A drag whose final update
 * is committed is dropped, also where it arrives later by another way than the update did.
 */
final class Presence {
    private static final int UPDATES_REMEMBERED = 4_096;

    private final Map<UUID, PersonPresence> people = new HashMap<>();
    private final Map<UUID, PersonPresence> changed = new LinkedHashMap<>();
    private final List<UUID> gone = new ArrayList<>();
    private final Set<UUID> committedUpdates = new HashSet<>();
    private final Deque<UUID> committedInOrder = new ArrayDeque<>();

    void cursor(UUID clientId, PersonPresence.@Nullable Cursor cursor) {
        put(new PersonPresence(clientId, cursor, of(clientId).drags()));
    }

    void drags(UUID clientId, List<PersonPresence.Drag> drags) {
        put(new PersonPresence(clientId, of(clientId).cursor(), drags));
    }

    /** @param objectIds empty means all */
    void endDrags(UUID clientId, Set<UUID> objectIds) {
        drags(
                clientId,
                objectIds.isEmpty()
                        ? List.of()
                        : of(clientId).drags().stream()
                                .filter(drag -> !objectIds.contains(drag.objectId()))
                                .toList());
    }

    void put(PersonPresence person) {
        List<PersonPresence.Drag> open = person.drags().stream()
                .filter(drag -> !committedUpdates.contains(drag.updateId()))
                .toList();
        PersonPresence current = new PersonPresence(person.clientId(), person.cursor(), open);
        people.put(current.clientId(), current);
        changed.put(current.clientId(), current);
    }

    void remove(UUID clientId) {
        changed.remove(clientId);
        if (people.remove(clientId) != null) {
            gone.add(clientId);
        }
    }

    void committed(UUID operationId, UUID clientId) {
        if (committedUpdates.add(operationId)) {
            committedInOrder.add(operationId);
        }
        if (committedInOrder.size() > UPDATES_REMEMBERED) {
            committedUpdates.remove(committedInOrder.remove());
        }
        PersonPresence person = people.get(clientId);
        if (person != null
                && person.drags().stream().anyMatch(drag -> drag.updateId().equals(operationId))) {
            put(person);
        }
    }

    boolean isDirty() {
        return !changed.isEmpty() || !gone.isEmpty();
    }

    List<PersonPresence> changed() {
        return List.copyOf(changed.values());
    }

    List<PersonPresence> all() {
        return List.copyOf(people.values());
    }

    /** Ends a tick. */
    PresenceView drainInto(PresenceView view) {
        PresenceView next = view.next(List.copyOf(changed.values()), List.copyOf(gone));
        changed.clear();
        gone.clear();
        return next;
    }

    private PersonPresence of(UUID clientId) {
        PersonPresence person = people.get(clientId);
        return person == null ? new PersonPresence(clientId, null, List.of()) : person;
    }
}
