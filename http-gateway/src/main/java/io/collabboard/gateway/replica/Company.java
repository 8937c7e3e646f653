package io.collabboard.gateway.replica;

import io.collabboard.board.protocol.Participant;
import io.collabboard.board.protocol.PersonPresence;
import io.collabboard.board.protocol.ReplicaMessage;
import io.collabboard.gateway.metrics.GatewayMetrics;
import io.collabboard.gateway.wire.WireEncoder;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.jspecify.annotations.Nullable;

/**
 * Everyone on a board and what they do right now. Tells the sessions here through the feed, and the replicas of other nodes
 * directly: the entity and the journal never hear of any of it. A part of {@link BoardReplica}, on its thread.
 */
final class Company {
    private final ActorContext<BoardReplica.Command> context;
    private final TimerScheduler<BoardReplica.Command> timers;
    private final ActorRef<ReplicaMessage> self;
    private final UUID boardId;
    private final ReplicaSettings settings;
    private final GatewayMetrics metrics;

    private final People people = new People();
    private final Presence presence = new Presence();
    private BoardFeed feed;

    Company(
            ActorContext<BoardReplica.Command> context,
            TimerScheduler<BoardReplica.Command> timers,
            ActorRef<ReplicaMessage> self,
            UUID boardId,
            ReplicaSettings settings,
            GatewayMetrics metrics,
            BoardFeed feed) {
        this.context = context;
        this.timers = timers;
        this.self = self;
        this.boardId = boardId;
        this.settings = settings;
        this.metrics = metrics;
        this.feed = feed;
    }

    /** From here on everything is told through another feed; it begins with everyone's presence. */
    void moveTo(BoardFeed next) {
        feed = next;
        next.publish(PresenceView.empty(boardId).next(presence.all(), List.of()));
    }

    // ---- sessions of this node ----

    void add(Participant participant, Follower follower) {
        if (people.add(participant, follower)) {
            feed.log().appendAbout(participant.clientId(), WireEncoder.joined(boardId, participant));
            tellPeersWhoIsHere();
            wakeAll();
        }
    }

    void remove(UUID clientId) {
        if (people.remove(clientId)) {
            part(clientId);
            tellPeersWhoIsHere();
            wakeAll();
        }
    }

    boolean nobodyHere() {
        return people.nobodyHere();
    }

    List<Participant> everyone() {
        return people.everyone();
    }

    void wakeAll() {
        metrics.wokeUp(people.locals().size());
        people.locals().forEach(local -> local.follower().wake());
    }

    void tellAll(ReplicaReply reply) {
        people.locals().forEach(local -> local.follower().tell(reply));
    }

    void tell(UUID clientId, ReplicaReply reply) {
        Follower follower = people.follower(clientId);
        if (follower != null) {
            follower.tell(reply);
        }
    }

    // ---- what they do ----

    void cursor(UUID clientId, PersonPresence.@Nullable Cursor cursor) {
        if (people.isHere(clientId)) {
            presence.cursor(clientId, cursor);
            scheduleTickIfDirty();
        }
    }

    void drag(UUID clientId, List<PersonPresence.Drag> drags) {
        if (people.isHere(clientId)) {
            presence.drags(clientId, drags);
            scheduleTickIfDirty();
        }
    }

    /** @param objectIds empty means all */
    void endDrag(UUID clientId, Set<UUID> objectIds) {
        if (people.isHere(clientId)) {
            presence.endDrags(clientId, objectIds);
            scheduleTickIfDirty();
        }
    }

    /** An operation is stored: the drag that it ends is over. */
    void committed(UUID operationId, UUID clientId) {
        presence.committed(operationId, clientId);
        scheduleTickIfDirty();
    }

    void tick() {
        metrics.presenceTicked();
        List<PersonPresence> here = ofThoseHere(presence.changed());
        feed.publish(presence.drainInto(feed.presence()));
        if (!here.isEmpty()) {
            people.peers().forEach(peer -> peer.tell(new ReplicaMessage.PeerPresence(self, here)));
        }
        wakeAll();
    }

    private void scheduleTickIfDirty() {
        if (presence.isDirty() && !timers.isTimerActive(BoardReplica.Timer.PRESENCE_TICK)) {
            timers.startSingleTimer(BoardReplica.Timer.PRESENCE_TICK, settings.presenceTick());
        }
    }

    private List<PersonPresence> ofThoseHere(List<PersonPresence> presences) {
        return presences.stream()
                .filter(person -> people.isHere(person.clientId()))
                .toList();
    }

    // ---- replicas of other nodes ----

    void meet(ActorRef<ReplicaMessage> peer) {
        if (!peer.equals(self) && people.addPeer(peer)) {
            context.watchWith(peer, new BoardReplica.PeerStopped(peer));
            peer.tell(new ReplicaMessage.PeerParticipants(self, people.here()));
            peer.tell(new ReplicaMessage.PeerPresence(self, ofThoseHere(presence.all())));
        }
    }

    void peerParticipants(ReplicaMessage.PeerParticipants remote) {
        meet(remote.replica());
        announce(people.replace(remote.replica(), remote.participants()));
    }

    void peerPresence(ReplicaMessage.PeerPresence remote) {
        remote.people().forEach(presence::put);
        scheduleTickIfDirty();
    }

    void peerStopped(ActorRef<ReplicaMessage> peer) {
        announce(people.removePeer(peer));
    }

    private void tellPeersWhoIsHere() {
        people.peers().forEach(peer -> peer.tell(new ReplicaMessage.PeerParticipants(self, people.here())));
    }

    private void announce(People.Difference difference) {
        for (Participant participant : difference.joined()) {
            feed.log().appendAbout(participant.clientId(), WireEncoder.joined(boardId, participant));
        }
        difference.parted().forEach(this::part);
        wakeAll();
    }

    private void part(UUID clientId) {
        presence.remove(clientId);
        feed.log().appendAbout(clientId, WireEncoder.parted(boardId, clientId));
        scheduleTickIfDirty();
    }
}
