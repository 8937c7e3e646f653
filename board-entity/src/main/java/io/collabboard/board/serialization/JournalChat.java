package io.collabboard.board.serialization;

import io.collabboard.board.chat.ChatEvent;
import io.collabboard.board.chat.ChatMessage;
import io.collabboard.board.chat.ChatSettings;
import io.collabboard.board.chat.ChatState;
import io.collabboard.board.model.Outcome;
import io.collabboard.proto.Uuids;
import io.collabboard.proto.journal.v1.ChatEnded;
import io.collabboard.proto.journal.v1.ChatSaid;
import io.collabboard.proto.journal.v1.ChatSnapshot;
import io.collabboard.proto.journal.v1.RecordedOutcome;
import java.util.List;

/** Events and snapshots of conversations: manifest, type, message. */
final class JournalChat {
    private final ChatSettings settings;

    /** @param settings what a restored conversation is bounded by */
    JournalChat(ChatSettings settings) {
        this.settings = settings;
    }

    List<Format<?, ?>> formats() {
        return List.of(
                new Format<>(
                        "ChatSaid:1",
                        ChatEvent.Said.class,
                        said -> toStored(said.message()),
                        ChatSaid.parser(),
                        stored -> new ChatEvent.Said(fromStored(stored))),
                new Format<>(
                        "ChatEnded:1",
                        ChatEvent.Ended.class,
                        ended -> ChatEnded.getDefaultInstance(),
                        ChatEnded.parser(),
                        stored -> new ChatEvent.Ended()),
                new Format<>(
                        "ChatSnapshot:1", ChatState.class, this::toStored, ChatSnapshot.parser(), this::fromStored));
    }

    private static ChatSaid toStored(ChatMessage message) {
        return ChatSaid.newBuilder()
                .setMessageId(Uuids.toBytes(message.id()))
                .setChatSeq(message.seq())
                .setClientId(Uuids.toBytes(message.clientId()))
                .setUserId(message.userId())
                .setUserName(message.userName())
                .setText(message.text())
                .setTs(message.ts())
                .build();
    }

    private static ChatMessage fromStored(ChatSaid stored) {
        return new ChatMessage(
                Uuids.fromBytes(stored.getMessageId()),
                stored.getChatSeq(),
                Uuids.fromBytes(stored.getClientId()),
                stored.getUserId(),
                stored.getUserName(),
                stored.getText(),
                stored.getTs());
    }

    private ChatSnapshot toStored(ChatState state) {
        ChatSnapshot.Builder stored =
                ChatSnapshot.newBuilder().setSeq(state.seq()).setEnded(state.ended());
        state.recentMessages().forEach(message -> stored.addRecent(toStored(message)));
        state.outcomes()
                .outcomes()
                .forEach(outcome -> stored.addOutcomes(RecordedOutcome.newBuilder()
                        .setOperationId(Uuids.toBytes(outcome.operationId()))
                        .setSeq(outcome.seq())));
        return stored.build();
    }

    private ChatState fromStored(ChatSnapshot stored) {
        return ChatState.restored(
                settings,
                stored.getSeq(),
                stored.getEnded(),
                stored.getRecentList().stream().map(JournalChat::fromStored).toList(),
                stored.getOutcomesList().stream()
                        .map(outcome ->
                                new Outcome.Accepted(Uuids.fromBytes(outcome.getOperationId()), outcome.getSeq(), 0))
                        .toList());
    }
}
