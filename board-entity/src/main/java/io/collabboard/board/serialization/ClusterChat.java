package io.collabboard.board.serialization;

import com.google.protobuf.Empty;
import io.collabboard.board.chat.ChatCommand;
import io.collabboard.board.chat.ChatDraft;
import io.collabboard.board.chat.ChatNews;
import io.collabboard.proto.Uuids;
import io.collabboard.proto.cluster.v1.ChatDecided;
import io.collabboard.proto.cluster.v1.ChatEnd;
import io.collabboard.proto.cluster.v1.ChatMessage;
import io.collabboard.proto.cluster.v1.ChatPage;
import io.collabboard.proto.cluster.v1.ChatPageFailed;
import io.collabboard.proto.cluster.v1.ChatRead;
import io.collabboard.proto.cluster.v1.ChatSaid;
import io.collabboard.proto.cluster.v1.ChatSend;
import io.collabboard.proto.cluster.v1.ChatStopping;
import io.collabboard.proto.cluster.v1.ChatSubscribe;
import io.collabboard.proto.cluster.v1.ChatSubscribed;
import io.collabboard.proto.cluster.v1.ChatUnsubscribe;
import java.util.List;
import org.apache.pekko.actor.typed.ActorRefResolver;

/** What conversations and replicas say to each other: manifest, type, message. */
final class ClusterChat {
    private final ActorRefResolver refs;

    ClusterChat(ActorRefResolver refs) {
        this.refs = refs;
    }

    List<Format<?, ?>> toEntity() {
        return List.of(
                new Format<>(
                        "ChatSubscribe:1",
                        ChatCommand.Subscribe.class,
                        this::toMessage,
                        ChatSubscribe.parser(),
                        this::fromMessage),
                new Format<>(
                        "ChatUnsubscribe:1",
                        ChatCommand.Unsubscribe.class,
                        command -> ChatUnsubscribe.newBuilder()
                                .setReplica(refs.toSerializationFormat(command.replica()))
                                .build(),
                        ChatUnsubscribe.parser(),
                        message -> new ChatCommand.Unsubscribe(refs.resolveActorRef(message.getReplica()))),
                new Format<>(
                        "ChatSend:1", ChatCommand.Send.class, this::toMessage, ChatSend.parser(), this::fromMessage),
                new Format<>(
                        "ChatRead:1", ChatCommand.Read.class, this::toMessage, ChatRead.parser(), this::fromMessage),
                new Format<>(
                        "ChatEnd:1",
                        ChatCommand.End.class,
                        end -> ChatEnd.getDefaultInstance(),
                        ChatEnd.parser(),
                        message -> ChatCommand.End.INSTANCE),
                new Format<>(
                        "ChatStop:1",
                        ChatCommand.Stop.class,
                        stop -> Empty.getDefaultInstance(),
                        Empty.parser(),
                        empty -> ChatCommand.Stop.INSTANCE));
    }

    List<Format<?, ?>> toReplica() {
        return List.of(
                new Format<>(
                        "ChatSubscribed:1",
                        ChatNews.Subscribed.class,
                        this::toMessage,
                        ChatSubscribed.parser(),
                        this::fromMessage),
                new Format<>(
                        "ChatStopping:1",
                        ChatNews.EntityStopping.class,
                        stopping -> ChatStopping.newBuilder()
                                .setEntity(refs.toSerializationFormat(stopping.entity()))
                                .build(),
                        ChatStopping.parser(),
                        message -> new ChatNews.EntityStopping(refs.resolveActorRef(message.getEntity()))),
                new Format<>(
                        "ChatSaidNews:1",
                        ChatNews.Said.class,
                        said -> ChatSaid.newBuilder()
                                .setMessage(toMessage(said.message()))
                                .build(),
                        ChatSaid.parser(),
                        message -> new ChatNews.Said(fromMessage(message.getMessage()))),
                new Format<>(
                        "ChatDecided:1",
                        ChatNews.Decided.class,
                        decided -> ChatDecided.newBuilder()
                                .setOutcome(ClusterOutcomes.toMessage(decided.outcome()))
                                .build(),
                        ChatDecided.parser(),
                        message -> new ChatNews.Decided(ClusterOutcomes.fromMessage(message.getOutcome()))),
                new Format<>(
                        "ChatPage:1",
                        ChatNews.Page.class,
                        ClusterChat::toMessage,
                        ChatPage.parser(),
                        ClusterChat::fromMessage),
                new Format<>(
                        "ChatPageFailed:1",
                        ChatNews.PageFailed.class,
                        failed -> ChatPageFailed.newBuilder()
                                .setRequestId(Uuids.toBytes(failed.requestId()))
                                .setReason(failed.reason().name())
                                .build(),
                        ChatPageFailed.parser(),
                        message -> new ChatNews.PageFailed(
                                Uuids.fromBytes(message.getRequestId()),
                                ChatNews.PageFailed.Reason.valueOf(message.getReason()))));
    }

    private ChatSubscribe toMessage(ChatCommand.Subscribe subscribe) {
        ChatSubscribe.Builder message =
                ChatSubscribe.newBuilder().setReplica(refs.toSerializationFormat(subscribe.replica()));
        Long have = subscribe.haveSeq();
        if (have != null) {
            message.setHaveSeq(have);
        }
        return message.build();
    }

    private ChatCommand.Subscribe fromMessage(ChatSubscribe message) {
        return new ChatCommand.Subscribe(
                refs.resolveActorRef(message.getReplica()), message.hasHaveSeq() ? message.getHaveSeq() : null);
    }

    private ChatSend toMessage(ChatCommand.Send send) {
        ChatDraft draft = send.draft();
        return ChatSend.newBuilder()
                .setReplica(refs.toSerializationFormat(send.replica()))
                .setMessageId(Uuids.toBytes(draft.id()))
                .setClientId(Uuids.toBytes(draft.clientId()))
                .setUserId(draft.userId())
                .setUserName(draft.userName())
                .setText(draft.text())
                .build();
    }

    private ChatCommand.Send fromMessage(ChatSend message) {
        return new ChatCommand.Send(
                refs.resolveActorRef(message.getReplica()),
                new ChatDraft(
                        Uuids.fromBytes(message.getMessageId()),
                        Uuids.fromBytes(message.getClientId()),
                        message.getUserId(),
                        message.getUserName(),
                        message.getText()));
    }

    private ChatRead toMessage(ChatCommand.Read read) {
        return ChatRead.newBuilder()
                .setReplica(refs.toSerializationFormat(read.replica()))
                .setRequestId(Uuids.toBytes(read.requestId()))
                .setBeforeSeq(read.beforeSeq())
                .setLimit(read.limit())
                .build();
    }

    private ChatCommand.Read fromMessage(ChatRead message) {
        return new ChatCommand.Read(
                refs.resolveActorRef(message.getReplica()),
                Uuids.fromBytes(message.getRequestId()),
                message.getBeforeSeq(),
                message.getLimit());
    }

    private ChatSubscribed toMessage(ChatNews.Subscribed subscribed) {
        ChatSubscribed.Builder message = ChatSubscribed.newBuilder()
                .setEntity(refs.toSerializationFormat(subscribed.entity()))
                .setSeq(subscribed.seq());
        subscribed.tail().forEach(said -> message.addTail(toMessage(said)));
        return message.build();
    }

    private ChatNews.Subscribed fromMessage(ChatSubscribed message) {
        return new ChatNews.Subscribed(
                refs.resolveActorRef(message.getEntity()), message.getSeq(), fromMessages(message.getTailList()));
    }

    private static ChatPage toMessage(ChatNews.Page page) {
        ChatPage.Builder message = ChatPage.newBuilder()
                .setRequestId(Uuids.toBytes(page.requestId()))
                .setMore(page.more());
        page.newestFirst().forEach(said -> message.addNewestFirst(toMessage(said)));
        return message.build();
    }

    private static ChatNews.Page fromMessage(ChatPage message) {
        return new ChatNews.Page(
                Uuids.fromBytes(message.getRequestId()), fromMessages(message.getNewestFirstList()), message.getMore());
    }

    private static ChatMessage toMessage(io.collabboard.board.chat.ChatMessage said) {
        return ChatMessage.newBuilder()
                .setMessageId(Uuids.toBytes(said.id()))
                .setChatSeq(said.seq())
                .setClientId(Uuids.toBytes(said.clientId()))
                .setUserId(said.userId())
                .setUserName(said.userName())
                .setText(said.text())
                .setTs(said.ts())
                .build();
    }

    private static List<io.collabboard.board.chat.ChatMessage> fromMessages(List<ChatMessage> messages) {
        return messages.stream().map(ClusterChat::fromMessage).toList();
    }

    private static io.collabboard.board.chat.ChatMessage fromMessage(ChatMessage message) {
        return new io.collabboard.board.chat.ChatMessage(
                Uuids.fromBytes(message.getMessageId()),
                message.getChatSeq(),
                Uuids.fromBytes(message.getClientId()),
                message.getUserId(),
                message.getUserName(),
                message.getText(),
                message.getTs());
    }
}
