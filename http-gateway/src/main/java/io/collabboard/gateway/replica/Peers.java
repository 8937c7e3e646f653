package io.collabboard.gateway.replica;

import io.collabboard.board.model.Props;
import io.collabboard.board.protocol.Participant;
import io.collabboard.board.protocol.PersonPresence;
import io.collabboard.board.protocol.ReplicaMessage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.pekko.actor.typed.ActorRef;

/**
 * The replicas of the board on other nodes. They are told everything when one meets them, and then only what changes, in
 * numbered messages: whoever finds a hole in the numbers asks for everything, and the last number is repeated at each
 * renewal, so that a lost message is noticed even where no other follows. A replica of the release before does not count:
 * it gets the whole list of participants at each change.
 */
final class Peers {
    private static final long NOTHING = -1;

    /** A message between nodes holds 1 MiB. */
    private static final int MESSAGE_BYTES = 256 * 1024;

    private static final int PERSON_BYTES = 64;
    private static final int DRAG_BYTES = 128;
    private static final int ID_BYTES = 18;

    /** What is known of one. */
    private static final class Peer {
        /** Number of the last of its messages that has been taken. */
        long heard = NOTHING;

        /** Whether it has shown that it understands numbers. */
        boolean counts;

        /** Whether it has been asked for everything, which is not here yet. */
        boolean isAsked;
    }

    private final ActorRef<ReplicaMessage> self;
    private final Map<ActorRef<ReplicaMessage>, Peer> peers = new LinkedHashMap<>();
    private final Map<UUID, Participant> joined = new LinkedHashMap<>();
    private final Set<UUID> parted = new LinkedHashSet<>();
    private long number = 1;

    Peers(ActorRef<ReplicaMessage> self) {
        this.self = self;
    }

    /** @return whether the peer was not known */
    boolean add(ActorRef<ReplicaMessage> peer) {
        return !peer.equals(self) && peers.putIfAbsent(peer, new Peer()) == null;
    }

    void remove(ActorRef<ReplicaMessage> peer) {
        peers.remove(peer);
    }

    boolean isEmpty() {
        return peers.isEmpty();
    }

    // ---- telling ----

    /** Somebody came here; told with the next news, if there is anybody to tell. */
    void joined(Participant participant) {
        if (!peers.isEmpty()) {
            joined.put(participant.clientId(), participant);
        }
    }

    void parted(UUID clientId) {
        if (joined.remove(clientId) == null && !peers.isEmpty()) {
            parted.add(clientId);
        }
    }

    void tellEverything(ActorRef<ReplicaMessage> peer, List<Participant> here, List<PersonPresence> presence) {
        peer.tell(new ReplicaMessage.PeerParticipants(self, here, number));
        if (!presence.isEmpty()) {
            messages(presence).forEach(people -> peer.tell(new ReplicaMessage.PeerPresence(self, people)));
        }
    }

    /** Tells everybody who came and went since the last news, and presence that changed; nothing where nothing did. */
    void tellNews(List<PersonPresence> changed, Supplier<List<Participant>> here) {
        List<Participant> came = List.copyOf(joined.values());
        List<UUID> went = List.copyOf(parted);
        joined.clear();
        parted.clear();
        boolean isOfPeople = !came.isEmpty() || !went.isEmpty();
        if (peers.isEmpty() || (changed.isEmpty() && !isOfPeople)) {
            return;
        }
        for (List<PersonPresence> people : messages(changed)) {
            tellAll(new ReplicaMessage.PeerPresence(self, people, ++number, came, went));
            came = List.of();
            went = List.of();
        }
        if (isOfPeople) {
            peers.forEach((ref, peer) -> {
                if (!peer.counts) {
                    ref.tell(new ReplicaMessage.PeerParticipants(self, here.get(), number));
                }
            });
        }
    }

    /** Repeats the last number; asks again where there was no answer. */
    void renew() {
        peers.values().forEach(peer -> peer.isAsked = false);
        tellAll(new ReplicaMessage.PeerPresence(self, List.of(), number, List.of(), List.of()));
    }

    private void tellAll(ReplicaMessage message) {
        peers.keySet().forEach(peer -> peer.tell(message));
    }

    /** At least one part, maybe empty. */
    private static List<List<PersonPresence>> messages(List<PersonPresence> people) {
        List<List<PersonPresence>> parts = new ArrayList<>();
        List<PersonPresence> part = new ArrayList<>();
        int bytes = 0;
        for (PersonPresence person : people) {
            int size = size(person);
            if (bytes + size > MESSAGE_BYTES && !part.isEmpty()) {
                parts.add(part);
                part = new ArrayList<>();
                bytes = 0;
            }
            part.add(person);
            bytes += size;
        }
        parts.add(part);
        return parts;
    }

    private static int size(PersonPresence person) {
        int bytes = PERSON_BYTES;
        for (PersonPresence.Drag drag : person.drags()) {
            bytes += DRAG_BYTES + Props.size(drag.patch().props());
        }
        List<UUID> selection = person.selection();
        return selection == null ? bytes : bytes + ID_BYTES * selection.size();
    }

    // ---- hearing ----

    /** A peer that has been met has told everything. */
    void heardEverything(ReplicaMessage.PeerParticipants from) {
        Peer peer = peer(from.replica());
        peer.isAsked = false;
        if (from.number() > 0) {
            peer.counts = true;
            peer.heard = from.number();
        }
    }

    /** Whether this is to be taken, rather than a repetition or something that needs what came before; asks for that. */
    boolean isNews(ReplicaMessage.PeerPresence from) {
        if (from.number() == 0) {
            return true;
        }
        Peer peer = peer(from.replica());
        peer.counts = true;
        if (peer.heard != NOTHING && from.number() <= peer.heard) {
            return false;
        }
        if (peer.heard != NOTHING && from.number() == peer.heard + 1) {
            peer.heard++;
            return true;
        }
        if (!peer.isAsked) {
            peer.isAsked = true;
            from.replica().tell(new ReplicaMessage.PeerQuestion(self));
        }
        return false;
    }

    void asks(ActorRef<ReplicaMessage> ref) {
        peer(ref).counts = true;
    }

    private Peer peer(ActorRef<ReplicaMessage> ref) {
        return peers.computeIfAbsent(ref, unknown -> new Peer());
    }
}
