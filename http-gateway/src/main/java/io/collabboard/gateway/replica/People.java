package io.collabboard.gateway.replica;

import io.collabboard.board.protocol.Participant;
import io.collabboard.board.protocol.ReplicaMessage;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.pekko.actor.typed.ActorRef;
import org.jspecify.annotations.Nullable;

/** Who is on the board: through this node, with their sessions, and through the replicas of other nodes. */
final class People {
    /** Somebody on this node. */
    record Local(Participant participant, Follower follower) {}

    private final Map<UUID, Local> locals = new LinkedHashMap<>();
    private final Map<ActorRef<ReplicaMessage>, Map<UUID, Participant>> remotes = new LinkedHashMap<>();

    /** @return whether this client was not here before */
    boolean add(Participant participant, Follower follower) {
        return locals.put(participant.clientId(), new Local(participant, follower)) == null;
    }

    boolean remove(UUID clientId) {
        return locals.remove(clientId) != null;
    }

    @Nullable
    Follower follower(UUID clientId) {
        Local local = locals.get(clientId);
        return local == null ? null : local.follower();
    }

    boolean isHere(UUID clientId) {
        return locals.containsKey(clientId);
    }

    boolean nobodyHere() {
        return locals.isEmpty();
    }

    Collection<Local> locals() {
        return locals.values();
    }

    List<Participant> here() {
        return locals.values().stream().map(Local::participant).toList();
    }

    List<Participant> everyone() {
        Map<UUID, Participant> all = new LinkedHashMap<>();
        here().forEach(participant -> all.put(participant.clientId(), participant));
        remotes.values().forEach(people -> people.forEach(all::putIfAbsent));
        return List.copyOf(all.values());
    }

    /** @return whether the peer was not known */
    boolean addPeer(ActorRef<ReplicaMessage> peer) {
        return remotes.putIfAbsent(peer, new HashMap<>()) == null;
    }

    Collection<ActorRef<ReplicaMessage>> peers() {
        return remotes.keySet();
    }

    /** Who came and who went. */
    record Difference(List<Participant> joined, List<UUID> parted) {}

    /** Takes a peer's word on who is on the board through it. */
    Difference replace(ActorRef<ReplicaMessage> peer, List<Participant> participants) {
        Map<UUID, Participant> now = new LinkedHashMap<>();
        participants.forEach(participant -> now.put(participant.clientId(), participant));
        Set<UUID> known = ids();
        Map<UUID, Participant> before = remotes.put(peer, now);
        return new Difference(
                now.values().stream()
                        .filter(participant -> !known.contains(participant.clientId()))
                        .toList(),
                gone(before));
    }

    /** The peer is gone. */
    Difference removePeer(ActorRef<ReplicaMessage> peer) {
        Map<UUID, Participant> before = remotes.remove(peer);
        return new Difference(List.of(), gone(before));
    }

    /** Somebody may be known through two replicas for a moment: one that is about to go, and its successor. */
    private List<UUID> gone(@Nullable Map<UUID, Participant> before) {
        Set<UUID> known = ids();
        return before == null
                ? List.of()
                : before.keySet().stream().filter(id -> !known.contains(id)).toList();
    }

    private Set<UUID> ids() {
        return everyone().stream().map(Participant::clientId).collect(Collectors.toSet());
    }
}
