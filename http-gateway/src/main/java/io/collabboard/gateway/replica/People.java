package io.collabboard.gateway.replica;

import io.collabboard.board.protocol.Participant;
import io.collabboard.board.protocol.ReplicaMessage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
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
        return Stream.concat(here().stream(), remotes.values().stream().flatMap(people -> people.values().stream()))
                .toList();
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
        Map<UUID, Participant> before = remotes.put(peer, now);
        Map<UUID, Participant> known = before == null ? Map.of() : before;
        List<Participant> joined = new ArrayList<>(now.values());
        joined.removeIf(participant -> known.containsKey(participant.clientId()));
        return new Difference(
                joined,
                known.keySet().stream().filter(id -> !now.containsKey(id)).toList());
    }

    /** The peer is gone. */
    Difference removePeer(ActorRef<ReplicaMessage> peer) {
        Map<UUID, Participant> before = remotes.remove(peer);
        return new Difference(List.of(), before == null ? List.of() : List.copyOf(before.keySet()));
    }
}
