package io.collabboard.gateway.replica;

import io.collabboard.board.protocol.PersonPresence;
import io.collabboard.gateway.metrics.GatewayMetrics;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Cursors, drags and selections of everyone on a board and who is typing, latest value only. Collects what changes between ticks; what stays
 * as it was is no change. A drag whose final update is committed is dropped, also where it arrives later by another way
 * than the update did.
 */
final class Presence {
    private static final int UPDATES_REMEMBERED = 4_096;

    private enum Part {
        CURSOR,
        DRAGS,
        SELECTION,
        TYPING
    }

    private final GatewayMetrics metrics;
    private final Map<UUID, PersonPresence> people = new HashMap<>();
    private final Map<UUID, Set<Part>> changed = new LinkedHashMap<>();
    private final Set<UUID> committedUpdates = new HashSet<>();
    private final Deque<UUID> committedInOrder = new ArrayDeque<>();

    Presence(GatewayMetrics metrics) {
        this.metrics = metrics;
    }

    void cursor(UUID clientId, PersonPresence.@Nullable Cursor cursor) {
        PersonPresence person = of(clientId);
        put(new PersonPresence(clientId, cursor, person.drags(), null, person.typing()));
    }

    void drags(UUID clientId, List<PersonPresence.Drag> drags) {
        PersonPresence person = of(clientId);
        put(new PersonPresence(clientId, person.cursor(), drags, null, person.typing()));
    }

    void select(UUID clientId, List<UUID> objectIds) {
        PersonPresence person = of(clientId);
        put(new PersonPresence(clientId, person.cursor(), person.drags(), objectIds, person.typing()));
    }

    void typing(UUID clientId, boolean isTyping) {
        PersonPresence person = of(clientId);
        put(new PersonPresence(clientId, person.cursor(), person.drags(), null, isTyping));
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
        PersonPresence before = of(person.clientId());
        PersonPresence now = new PersonPresence(
                person.clientId(),
                person.cursor(),
                person.drags().stream()
                        .filter(drag -> !committedUpdates.contains(drag.updateId()))
                        .toList(),
                person.selection() == null ? before.selection() : person.selection(),
                person.typing());
        people.put(now.clientId(), now);
        note(now.clientId(), Part.CURSOR, before.cursor(), now.cursor());
        note(now.clientId(), Part.DRAGS, before.drags(), now.drags());
        note(now.clientId(), Part.SELECTION, before.selection(), now.selection());
        note(now.clientId(), Part.TYPING, before.typing(), now.typing());
    }

    private void note(UUID clientId, Part part, @Nullable Object before, @Nullable Object now) {
        if (!Objects.equals(before, now)
                && !changed.computeIfAbsent(clientId, id -> EnumSet.noneOf(Part.class))
                        .add(part)) {
            metrics.presenceReplaced();
        }
    }

    void remove(UUID clientId) {
        changed.remove(clientId);
        people.remove(clientId);
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
        return !changed.isEmpty();
    }

    /** Everyone who changed since the last tick; with the selection only where that is what changed. */
    List<PersonPresence> changed() {
        List<PersonPresence> result = new ArrayList<>(changed.size());
        changed.forEach((clientId, parts) -> {
            PersonPresence person = of(clientId);
            result.add(parts.contains(Part.SELECTION) ? person : person.withSelectionAsItWas());
        });
        return result;
    }

    List<PersonPresence> all() {
        return List.copyOf(people.values());
    }

    /** Ends a tick. */
    PresenceView drainInto(PresenceView view) {
        PresenceView next = view.next(changed());
        changed.clear();
        return next;
    }

    private PersonPresence of(UUID clientId) {
        PersonPresence person = people.get(clientId);
        return person == null ? new PersonPresence(clientId, null, List.of()) : person;
    }
}
