package io.collabboard.board.chat;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.ActorContext;

/** The replicas that listen to a conversation, each watched: one for each node where somebody is on the board. */
final class ChatSubscribers {
    private final ActorContext<ChatCommand> context;
    private final Set<ActorRef<ChatNews>> replicas = new LinkedHashSet<>();

    ChatSubscribers(ActorContext<ChatCommand> context) {
        this.context = context;
    }

    void subscribe(ChatState state, ChatCommand.Subscribe request) {
        ActorRef<ChatNews> replica = request.replica();
        if (replicas.add(replica)) {
            context.watchWith(replica, new ChatCommand.ReplicaStopped(replica));
        }
        Long have = request.haveSeq();
        List<ChatMessage> tail = have == null ? List.of() : state.recent().between(have + 1, state.seq());
        replica.tell(new ChatNews.Subscribed(context.getSelf(), state.seq(), tail));
    }

    void remove(ActorRef<ChatNews> replica) {
        if (replicas.remove(replica)) {
            context.unwatch(replica);
        }
    }

    boolean contains(ActorRef<ChatNews> replica) {
        return replicas.contains(replica);
    }

    void stopping() {
        tell(new ChatNews.EntityStopping(context.getSelf()));
    }

    void tell(ChatNews news) {
        replicas.forEach(replica -> replica.tell(news));
    }
}
