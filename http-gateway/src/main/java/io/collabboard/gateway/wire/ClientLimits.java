package io.collabboard.gateway.wire;

import io.collabboard.board.model.BoardLimits;
import io.collabboard.proto.wire.v1.Limits;

/**
 * What one client may do; told to it at connection.
 *
 * @param maxFrameBytes of a WebSocket message
 * @param maxOpenRequests unanswered at once; more are not read from the socket
 * @param operationsPerSecond sustained, after {@code operationsBurst} at once
 * @param idleTimeoutMs after which a silent client is dropped
 */
public record ClientLimits(
        int maxFrameBytes,
        int maxOpenRequests,
        int operationsPerSecond,
        int operationsBurst,
        int idleTimeoutMs,
        ChatLimits chat,
        BoardLimits board) {

    Limits toWire() {
        return Limits.newBuilder()
                .setMaxFrameBytes(maxFrameBytes)
                .setMaxOpenRequests(maxOpenRequests)
                .setOperationsPerSecond(operationsPerSecond)
                .setOperationsBurst(operationsBurst)
                .setMaxObjects(board.maxObjects())
                .setMaxPropsBytes(board.maxPropsBytes())
                .setMaxTextCharacters(board.maxTextCharacters())
                .setIdleTimeoutMs(idleTimeoutMs)
                .setMaxChatCharacters(chat.maxCharacters())
                .setChatMessagesPerSecond(chat.messagesPerSecond())
                .setChatMessagesBurst(chat.messagesBurst())
                .build();
    }
}
