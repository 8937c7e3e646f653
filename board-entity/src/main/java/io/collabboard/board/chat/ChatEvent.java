package io.collabboard.board.chat;

/** What is stored of a conversation; the sequence number of the row is that of the message. */
public sealed interface ChatEvent {

    record Said(ChatMessage message) implements ChatEvent {}

    /** The board was deleted: nothing follows. */
    record Ended() implements ChatEvent {}
}
