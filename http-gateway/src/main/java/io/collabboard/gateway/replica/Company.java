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
import org.jspecify.annotations.Nullable;

/**
 * Everyone on a board and what they do right now. Tells the sessions here through the feed, and the replicas of other nodes
 * directly: the entity and the journal never hear of any of it. A part of {@link BoardReplica}, on its thread.
 */
final class Company {
    private final ActorContext<ReplicaCommand> context;
    private final UUID boardId;
    private final GatewayMetrics metrics;

    private final People people = new People();
    private final Presence presence;
    private final Peers peers;
    private final Pulse pulse;
    private BoardFeed feed;

    Company(
            ActorContext<ReplicaCommand> context,
            ActorRef<ReplicaMessage> self,
            UUID boardId,
            ReplicaSettings settings,
            Ticks ticks,
            GatewayMetrics metrics,
            BoardFeed feed) {
        this.context = context;
        this.boardId = boardId;
        this.metrics = metrics;
        this.feed = feed;
        this.presence = new Presence(metrics);
        this.peers = new Peers(self);
        FanOutPace pace = new FanOutPace(settings.flushIntervalPerFollower(), settings.flushIntervalMax(), ticks.now());
        this.pulse = new Pulse(ticks, context.getSelf(), pace, settings.presenceTick());
    }

    /** From here on everything is told through another feed; it begins with everyone's presence. */
    void moveTo(BoardFeed next) {
        feed = next;
        // The changes that ended them may be in the board that was loaded.
        presence.all().stream()
                .filter(person -> !person.drags().isEmpty())
                .forEach(person -> presence.drags(person.clientId(), List.of()));
        next.publish(PresenceView.empty(boardId).next(presence.all()));
    }

    void stop() {
        pulse.stop();
    }

    // ---- sessions of this node ----

    void add(Participant participant, Follower follower) {
        if (people.add(participant, follower)) {
            joined(participant);
            peers.joined(participant);
            newsForPeers();
        }
    }

    void remove(UUID clientId) {
        if (people.remove(clientId)) {
            parted(clientId);
            peers.parted(clientId);
            newsForPeers();
        }
    }

    boolean nobodyHere() {
        return people.nobodyHere();
    }

    List<Participant> everyone() {
        return people.everyone();
    }

    /** There is something new in the log: the sessions are woken for it as {@link Pulse} has it. */
    void logGrew() {
        if (!people.nobodyHere()) {
            pulse.news(people.locals().size());
        }
    }

    /** What is due by now, with one wake-up for all of it. */
    void pulse() {
        pulse.heard();
        boolean isPublished = pulse.takeTick() && tick();
        if (isPublished || pulse.isFlushDue()) {
            metrics.wokeUp(people.locals().size());
            people.locals().forEach(local -> local.follower().wake());
            pulse.flushed();
        }
        pulse.rest();
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
            presenceChanged();
        }
    }

    void drag(UUID clientId, List<PersonPresence.Drag> drags) {
        if (people.isHere(clientId)) {
            presence.drags(clientId, drags);
            presenceChanged();
        }
    }

    void select(UUID clientId, List<UUID> objectIds) {
        if (people.isHere(clientId)) {
            presence.select(clientId, objectIds);
            presenceChanged();
        }
    }

    void typing(UUID clientId, boolean isTyping) {
        if (people.isHere(clientId)) {
            presence.typing(clientId, isTyping);
            presenceChanged();
        }
    }

    /** @param objectIds empty means all */
    void endDrag(UUID clientId, Set<UUID> objectIds) {
        if (people.isHere(clientId)) {
            presence.endDrags(clientId, objectIds);
            presenceChanged();
        }
    }

    /** An operation is stored: the drag that it ends is over. */
    void committed(UUID operationId, UUID clientId) {
        presence.committed(operationId, clientId);
        presenceChanged();
    }

    /** @return whether there is something for the sessions in it */
    private boolean tick() {
        metrics.presenceTicked();
        List<PersonPresence> changed = presence.changed();
        peers.tellNews(ofThoseHere(changed), people::here);
        if (changed.isEmpty()) {
            return false;
        }
        feed.publish(presence.drainInto(feed.presence()));
        return true;
    }

    private void presenceChanged() {
        if (presence.isDirty()) {
            pulse.presence();
        }
    }

    private void newsForPeers() {
        if (!peers.isEmpty()) {
            pulse.presence();
        }
    }

    private List<PersonPresence> ofThoseHere(List<PersonPresence> presences) {
        return presences.stream()
                .filter(person -> people.isHere(person.clientId()))
                .toList();
    }

    // ---- replicas of other nodes ----

    void meet(ActorRef<ReplicaMessage> peer) {
        if (peers.add(peer)) {
            context.watchWith(peer, new ReplicaEvent.PeerStopped(peer));
            tellEverything(peer);
        }
    }

    void peerParticipants(ReplicaMessage.PeerParticipants remote) {
        meet(remote.replica());
        peers.heardEverything(remote);
        People.Difference difference = people.replace(remote.replica(), remote.participants());
        difference.joined().forEach(this::joined);
        difference.parted().forEach(this::parted);
    }

    /** Presence of somebody who is not on the board, or through another replica by now, is out of date. */
    void peerPresence(ReplicaMessage.PeerPresence remote) {
        ActorRef<ReplicaMessage> peer = remote.replica();
        meet(peer);
        if (!peers.isNews(remote)) {
            return;
        }
        people.part(peer, remote.parted()).forEach(this::parted);
        people.join(peer, remote.joined()).forEach(this::joined);
        remote.people().stream()
                .filter(person -> people.isThrough(peer, person.clientId()) && !people.isHere(person.clientId()))
                .forEach(presence::put);
        presenceChanged();
    }

    void peerQuestion(ReplicaMessage.PeerQuestion question) {
        meet(question.replica());
        peers.asks(question.replica());
        tellEverything(question.replica());
    }

    void peerStopped(ActorRef<ReplicaMessage> peer) {
        peers.remove(peer);
        people.removePeer(peer).forEach(this::parted);
    }

    /** Keeps the peers sure that they have missed nothing. */
    void renew() {
        peers.renew();
    }

    private void tellEverything(ActorRef<ReplicaMessage> peer) {
        // Else somebody could go before the news that told of coming, and nobody would be told of going.
        peers.tellNews(List.of(), people::here);
        peers.tellEverything(peer, people.here(), ofThoseHere(presence.all()));
    }

    private void joined(Participant participant) {
        feed.log().appendAbout(participant.clientId(), WireEncoder.joined(boardId, participant));
        logGrew();
    }

    /** Presence goes first: else a session could read in the log that he is gone, and his cursor behind that. */
    private void parted(UUID clientId) {
        presence.remove(clientId);
        feed.publish(feed.presence().without(clientId));
        feed.log().appendAbout(clientId, WireEncoder.parted(boardId, clientId));
        logGrew();
    }
}
