package io.collabboard.board.chat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.pekko.actor.typed.javadsl.ActorContext;

/**
 * Answers those who ask what was said before: from memory where that reaches back far enough, else from the journal, of
 * which so many pages at most are read at once. A part of {@link ChatEntity}, on its thread.
 */
final class ChatPages {
    /** A page stays far below the largest remote message (1 MiB). */
    static final int PAGE_BYTES = 128 * 1024;

    /** Messages of a page at most. */
    static final int MAX_LIMIT = 100;

    private final ActorContext<ChatCommand> context;
    private final UUID boardId;
    private final ChatLog log;
    private int reading;

    ChatPages(ActorContext<ChatCommand> context, UUID boardId, ChatLog log) {
        this.context = context;
        this.boardId = boardId;
        this.log = log;
    }

    void answer(ChatState state, ChatCommand.Read request) {
        if (state.ended()) {
            fail(request, ChatNews.PageFailed.Reason.ENDED);
            return;
        }
        long last = lastOf(state, request);
        long first = firstOf(last, request);
        List<ChatMessage> recent = state.recent().between(first, last);
        long missingUpTo = recent.isEmpty() ? last : recent.get(0).seq() - 1;
        if (missingUpTo < first) {
            send(request, recent);
        } else if (reading >= state.settings().readsAtOnce()) {
            fail(request, ChatNews.PageFailed.Reason.OVERLOADED);
        } else {
            reading++;
            context.pipeToSelf(
                    log.read(boardId, first, missingUpTo),
                    (older, failure) -> new ChatCommand.PageRead(
                            request, older == null ? List.of() : joined(older, recent), failure));
        }
    }

    void read(ChatState state, ChatCommand.PageRead page) {
        reading--;
        ChatCommand.Read request = page.request();
        if (state.ended()) {
            fail(request, ChatNews.PageFailed.Reason.ENDED);
        } else if (page.failure() != null) {
            context.getLog().warn("a page of the conversation of board {} could not be read", boardId, page.failure());
            fail(request, ChatNews.PageFailed.Reason.DATABASE);
        } else {
            send(request, page.messages());
        }
    }

    private static List<ChatMessage> joined(List<ChatMessage> older, List<ChatMessage> newer) {
        List<ChatMessage> all = new ArrayList<>(older);
        all.addAll(newer);
        return all;
    }

    private static long lastOf(ChatState state, ChatCommand.Read request) {
        return request.beforeSeq() == 0 ? state.seq() : Math.min(state.seq(), request.beforeSeq() - 1);
    }

    private static long firstOf(long last, ChatCommand.Read request) {
        return Math.max(1, last - Math.min(request.limit(), MAX_LIMIT) + 1);
    }

    private static void send(ChatCommand.Read request, List<ChatMessage> oldestFirst) {
        List<ChatMessage> page = new ArrayList<>();
        int bytes = 0;
        for (int i = oldestFirst.size() - 1; i >= 0; i--) {
            ChatMessage message = oldestFirst.get(i);
            bytes += message.weight();
            if (bytes > PAGE_BYTES && !page.isEmpty()) {
                break;
            }
            page.add(message);
        }
        boolean more = !page.isEmpty() && page.get(page.size() - 1).seq() > 1;
        request.replica().tell(new ChatNews.Page(request.requestId(), page, more));
    }

    private static void fail(ChatCommand.Read request, ChatNews.PageFailed.Reason reason) {
        request.replica().tell(new ChatNews.PageFailed(request.requestId(), reason));
    }
}
