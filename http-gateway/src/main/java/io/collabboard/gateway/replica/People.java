package io.collabboard.gateway.replica;

import io.collabboard.board.protocol.Participant;
import io.collabboard.board.protocol.ReplicaMessage;
import java.util.Collection;
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

    /** Who came and who went. */
    record Difference(List<Participant> joined, List<UUID> parted) {}

    /** Takes a peer's word on who is on the board through it. */
    Difference replace(ActorRef<ReplicaMessage> peer, List<Participant> participants) {
        Set<UUID> now = participants.stream().map(Participant::clientId).collect(Collectors.toSet());
        List<Participant> joined = join(peer, participants);
        List<UUID> gone = remotes.getOrDefault(peer, Map.of()).keySet().stream()
                .filter(clientId -> !now.contains(clientId))
                .toList();
        return new Difference(joined, part(peer, gone));
    }

    /** These are on the board through a peer too. Returns who was not known before. */
    List<Participant> join(ActorRef<ReplicaMessage> peer, List<Participant> participants) {
        List<Participant> joined = participants.stream()
                .filter(participant -> !isKnown(participant.clientId()))
                .toList();
        Map<UUID, Participant> remote = remotes.computeIfAbsent(peer, ref -> new LinkedHashMap<>());
        participants.forEach(participant -> remote.put(participant.clientId(), participant));
        return joined;
    }

    /**
     * These are no longer on the board through a peer. Returns who is gone: somebody may be known through two replicas for
     * a moment, one that is about to go, and its successor.
     */
    List<UUID> part(ActorRef<ReplicaMessage> peer, Collection<UUID> clientIds) {
        Map<UUID, Participant> remote = remotes.get(peer);
        if (remote == null) {
            return List.of();
        }
        return clientIds.stream()
                .filter(clientId -> remote.remove(clientId) != null)
                .filter(clientId -> !isKnown(clientId))
                .toList();
    }

    /** The peer is gone, and who came through it. */
    List<UUID> removePeer(ActorRef<ReplicaMessage> peer) {
        List<UUID> gone =
                part(peer, List.copyOf(remotes.getOrDefault(peer, Map.of()).keySet()));
        remotes.remove(peer);
        return gone;
    }

    boolean isThrough(ActorRef<ReplicaMessage> peer, UUID clientId) {
        return remotes.getOrDefault(peer, Map.of()).containsKey(clientId);
    }

    private boolean isKnown(UUID clientId) {
        return locals.containsKey(clientId)
                || remotes.values().stream().anyMatch(remote -> remote.containsKey(clientId));
    }
}
