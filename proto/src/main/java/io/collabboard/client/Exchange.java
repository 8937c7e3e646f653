package io.collabboard.client;

import io.collabboard.proto.wire.v1.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** A request under way. */
public final class Exchange {
    private final Frame request;
    private final Consumer<Frame> items;
    private final Consumer<Frame> last;
    private final List<Frame> kept;
    private final Runnable canceller;
    private final CompletableFuture<Reply> reply = new CompletableFuture<>();

    private Exchange(Frame request, Consumer<Frame> items, Consumer<Frame> last, List<Frame> kept, Runnable canceller) {
        this.request = request;
        this.items = items;
        this.last = last;
        this.kept = kept;
        this.canceller = canceller;
    }

    static Exchange streaming(Frame request, Consumer<Frame> answers, Runnable canceller) {
        return new Exchange(request, answers, answers, List.of(), canceller);
    }

    static Exchange collecting(Frame request, int maxItems, Runnable canceller) {
        List<Frame> kept = new ArrayList<>();
        Consumer<Frame> keep = item -> {
            if (kept.size() >= maxItems) {
                throw new UnexpectedReplyException("more than " + maxItems + " items");
            }
            kept.add(item);
        };
        return new Exchange(request, keep, done -> {}, kept, canceller);
    }

    public Frame request() {
        return request;
    }

    /**
     * How it ends: with a {@link Reply}, with one of {@link ClientException}, or with what the consumer of its answers
     * threw. What depends on it runs on a thread that other sockets need too: never block there.
     */
    public CompletableFuture<Reply> reply() {
        return reply;
    }

    /**
     * Asks the server to stop. A request that is not under way there ends with {@link RequestCancelledException}, one
     * that is goes on to its true outcome.
     */
    public void cancel() {
        if (!reply.isDone()) {
            canceller.run();
        }
    }

    void item(Frame item) {
        items.accept(item);
    }

    void done(Frame done) {
        last.accept(done);
        reply.complete(new Reply(done, kept));
    }

    void fail(Throwable reason) {
        reply.completeExceptionally(reason);
    }
}
