package io.collabboard.client;

import com.google.protobuf.ByteString;
import io.collabboard.proto.wire.v1.Frame;
import java.util.Iterator;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The requests of one socket that have no answer yet, by id. Each is removed before it ends. Safe from any thread. */
final class OpenExchanges {
    private final ConcurrentHashMap<ByteString, Exchange> open = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();
    private volatile @Nullable ClientException closed;

    /**
     * Opens an exchange.
     *
     * @throws ClientException where the limit is reached or the socket is down: then it is not open
     * @throws IllegalStateException where a request with its id is open already
     */
    void add(Exchange exchange, int limit) {
        if (count.incrementAndGet() > limit) {
            count.decrementAndGet();
            throw new TooManyRequestsException(limit + " requests are open");
        }
        if (open.putIfAbsent(exchange.request().getId(), exchange) != null) {
            count.decrementAndGet();
            throw new IllegalStateException("a request with this id is open already");
        }
        ClientException reason = closed;
        if (reason != null && remove(exchange)) {
            throw reason;
        }
    }

    int size() {
        return count.get();
    }

    /** Whether it was open until now: then the caller has to end it. */
    boolean remove(Exchange exchange) {
        boolean removed = open.remove(exchange.request().getId(), exchange);
        if (removed) {
            count.decrementAndGet();
        }
        return removed;
    }

    void fail(Exchange exchange, Throwable reason) {
        if (remove(exchange)) {
            exchange.fail(reason);
        }
    }

    /** Fails everything that is open, and whatever is added from now on. */
    void failAll(ClientException reason) {
        closed = reason;
        for (Iterator<Exchange> i = open.values().iterator(); i.hasNext(); ) {
            fail(i.next(), reason);
        }
    }

    /** Gives an answer to the request it names; false where no such request is open. */
    boolean accept(Frame answer) {
        Exchange exchange = open.get(answer.getParentId());
        if (exchange == null) {
            return false;
        }
        switch (answer.getStatus()) {
            case ITEM, BULK -> item(exchange, answer);
            case DONE -> done(exchange, answer);
            case ERROR -> fail(exchange, new RefusedException(answer.getError()));
            case CANCEL -> fail(exchange, new RequestCancelledException("cancelled before it was under way"));
            default -> fail(exchange, new UnexpectedReplyException("answer with status " + answer.getStatusValue()));
        }
        return true;
    }

    private void done(Exchange exchange, Frame answer) {
        if (remove(exchange)) {
            try {
                exchange.done(answer);
            } catch (RuntimeException e) {
                exchange.fail(e);
            }
        }
    }

    private void item(Exchange exchange, Frame item) {
        try {
            exchange.item(item);
        } catch (RuntimeException e) {
            fail(exchange, e);
        }
    }
}
