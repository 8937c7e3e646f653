package io.collabboard.gateway.replica;

import io.collabboard.board.chat.ChatCommand;
import io.collabboard.board.chat.ChatDraft;
import io.collabboard.board.chat.ChatMessage;
import io.collabboard.board.chat.ChatNews;
import io.collabboard.board.model.Outcome;
import io.collabboard.gateway.metrics.GatewayMetrics;
import io.collabboard.gateway.wire.Problem;
import io.collabboard.gateway.wire.WireEncoder;
import java.util.UUID;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.RecipientRef;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.jspecify.annotations.Nullable;

/**
 * The conversation of a board on this node: follows its entity, puts each message into the feed of the board once and in order, and
 * passes on what sessions say and ask. A part of {@link BoardReplica}, on its thread.
 *
 * <p>The entity may move or crash at any time: it is watched, subscribed to again with what is here, and asked again what it
 * has not answered. Where more was said meanwhile than it has at hand, the oldest of that are passed over.
 */
final class Conversation {
    private final RecipientRef<ChatCommand> entity;
    private final EntityLink<ChatCommand> link;
    private final ActorRef<ChatNews> inbox;
    private final UUID boardId;
    private final Company company;
    private final ChatRequests requests;

    private BoardFeed feed;

    /** The last message that is here; null before the first subscription stands. */
    private @Nullable Long seq;

    private boolean hasBegun;

    /** @param inbox where the entity's answers come in */
    Conversation(
            ActorContext<ReplicaCommand> context,
            RecipientRef<ChatCommand> entity,
            ActorRef<ChatNews> inbox,
            UUID boardId,
            ReplicaSettings settings,
            GatewayMetrics metrics,
            Company company,
            BoardFeed feed) {
        this.entity = entity;
        this.inbox = inbox;
        this.boardId = boardId;
        this.company = company;
        this.feed = feed;
        this.requests = new ChatRequests(settings.chatQueue(), metrics);
        this.link = new EntityLink<>(
                context,
                ReplicaEvent.Timer.LOOK_FOR_CHAT,
                ReplicaEvent.ChatStopped::new,
                this::subscribe,
                settings.resubmitAfter());
    }

    /** The board is here, or here anew: from now on messages go into this feed. Before that nobody is asked for any. */
    void moveTo(BoardFeed next) {
        feed = next;
        if (!hasBegun) {
            hasBegun = true;
            link.subscribe();
        }
    }

    // ---- following the entity ----

    void told(ChatNews news) {
        if (news instanceof ChatNews.Said said) {
            link.worked();
            said(said.message());
        } else if (news instanceof ChatNews.Decided decided) {
            link.worked();
            decided(decided.outcome());
        } else if (news instanceof ChatNews.Page page) {
            page(page);
        } else if (news instanceof ChatNews.PageFailed failed) {
            pageFailed(failed);
        } else if (news instanceof ChatNews.EntityStopping stopping) {
            link.moves(stopping.entity());
        } else if (news instanceof ChatNews.Subscribed subscribed) {
            subscribed(subscribed);
        }
    }

    private void subscribe() {
        entity.tell(new ChatCommand.Subscribe(inbox, seq));
    }

    private void subscribed(ChatNews.Subscribed subscribed) {
        EntityLink.Standing standing = link.subscribed(subscribed.entity());
        Long have = seq;
        if (have != null) {
            subscribed.tail().stream().filter(message -> message.seq() > have).forEach(this::append);
        }
        if (have == null || standing == EntityLink.Standing.NEW_ENTITY) {
            // Also where it is lower, as after a backup was restored.
            seq = subscribed.seq();
        }
        if (standing.isToAskAgain()) {
            askAgain();
        }
    }

    void stopped(ActorRef<ChatCommand> former) {
        link.stopped(former);
    }

    void lookAgain() {
        link.lookAgain();
    }

    void renew() {
        if (!hasBegun) {
            return;
        }
        link.renew();
        if (link.isAnswerLate()) {
            askAgain();
        }
    }

    private void said(ChatMessage message) {
        Long have = seq;
        if (have == null || message.seq() <= have) {
            return;
        }
        if (message.seq() == have + 1) {
            append(message);
        } else {
            // One got lost: the answer starts behind what is here.
            link.catchUp();
        }
    }

    private void append(ChatMessage message) {
        seq = message.seq();
        feed.log().appendNews(WireEncoder.messaged(boardId, message));
        company.logGrew();
    }

    // ---- what sessions say and ask ----

    void say(ChatDraft draft, Follower from) {
        if (requests.offer(draft, from)) {
            sendNext();
        } else {
            from.tell(new ReplicaReply.Overloaded(draft.id()));
        }
    }

    void read(ReplicaCommand.ReadChat read) {
        requests.asks(read)
                .ifPresentOrElse(
                        requestId -> ask(requestId, read),
                        () -> read.from()
                                .tell(new ReplicaReply.Overloaded(
                                        read.exchange().id())));
    }

    /** Nobody waits for the pages of a client that has gone. What it said goes on. */
    void left(UUID clientId) {
        requests.left(clientId);
    }

    /** There is no board any more; who waits hears that by other means. */
    void end() {
        requests.clear();
    }

    void stop() {
        requests.clear();
        if (hasBegun) {
            entity.tell(new ChatCommand.Unsubscribe(inbox));
        }
    }

    private void sendNext() {
        requests.next().ifPresent(this::send);
    }

    private void send(ChatDraft draft) {
        link.asked();
        entity.tell(new ChatCommand.Send(inbox, draft));
    }

    private void ask(UUID requestId, ReplicaCommand.ReadChat read) {
        entity.tell(new ChatCommand.Read(inbox, requestId, read.beforeSeq(), read.limit()));
    }

    private void askAgain() {
        requests.underWay().ifPresent(this::send);
        requests.reads().forEach(this::ask);
    }

    private void decided(Outcome outcome) {
        Long have = seq;
        if (outcome instanceof Outcome.Accepted accepted && have != null && accepted.seq() > have) {
            // Its news got lost. Nobody hears DONE before the EVENT: it is sent again once that is here.
            link.catchUp();
            return;
        }
        requests.complete(outcome.operationId())
                .ifPresent(from -> from.tell(
                        new ReplicaReply.Decided(outcome, null, feed.log().head())));
        sendNext();
    }

    private void page(ChatNews.Page page) {
        requests.answered(page.requestId())
                .ifPresent(read -> read.from()
                        .tell(new ReplicaReply.ChatPage(
                                read.exchange(),
                                page.newestFirst(),
                                page.more(),
                                feed.log().head())));
    }

    private void pageFailed(ChatNews.PageFailed failed) {
        Problem problem = switch (failed.reason()) {
            case ENDED -> Problem.boardNotFound();
            case OVERLOADED -> Problem.overloaded();
            case DATABASE -> Problem.database();
        };
        requests.answered(failed.requestId())
                .ifPresent(read -> read.from().tell(new ReplicaReply.ChatUnread(read.exchange(), problem)));
    }
}
