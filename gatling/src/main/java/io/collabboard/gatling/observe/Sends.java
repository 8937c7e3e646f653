package io.collabboard.gatling.observe;

import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * When each sender began each of its sends, and what came of it. Sends are numbered from 0 for each sender, who travels with
 * the number in the coordinates of what is moved: x is the number, y the sender. One thread at a time sends for a sender;
 * everything else is safe from any thread.
 */
public final class Sends {
    private static final int OPEN = 1;
    private static final int DONE = 2;
    private static final int FAILED = 3;

    private final int senders;
    private final int capacity;
    private final AtomicIntegerArray counts;
    private final AtomicLongArray begun;
    private final AtomicIntegerArray outcomes;

    /** @param capacity most sends of one sender */
    public Sends(int senders, int capacity) {
        this.senders = senders;
        this.capacity = capacity;
        this.counts = new AtomicIntegerArray(senders);
        this.begun = new AtomicLongArray(senders * capacity);
        this.outcomes = new AtomicIntegerArray(senders * capacity);
    }

    /**
     * Registers a sender's next send, before it leaves.
     *
     * @param since when it was due, by {@link System#nanoTime}
     * @return its number
     */
    public int begin(int sender, long since) {
        int number = counts.get(sender);
        if (number == capacity) {
            throw new IllegalStateException("sender " + sender + " was to send " + capacity + " times");
        }
        int slot = slot(sender, number);
        begun.set(slot, since);
        outcomes.set(slot, OPEN);
        counts.set(sender, number + 1);
        return number;
    }

    /** The send is acknowledged. */
    public void done(int sender, int number) {
        outcomes.set(slot(sender, number), DONE);
    }

    /** The send was refused, or its answer has not come: whether it took effect shows only in who receives it. */
    public void failed(int sender, int number) {
        outcomes.set(slot(sender, number), FAILED);
    }

    /** When the sends began that have no outcome. */
    public LongStream unanswered() {
        return unanswered(0, senders * capacity);
    }

    /** The same of one sender. */
    public LongStream unanswered(int sender) {
        return unanswered(slot(sender, 0), slot(sender + 1, 0));
    }

    private LongStream unanswered(int from, int to) {
        return IntStream.range(from, to)
                .filter(slot -> outcomes.get(slot) == OPEN)
                .mapToLong(begun::get);
    }

    boolean isKnown(int sender, int number) {
        return sender >= 0 && sender < senders && number >= 0 && number < counts.get(sender);
    }

    boolean isOpen(int sender, int number) {
        return outcomes.get(slot(sender, number)) == OPEN;
    }

    boolean isDone(int sender, int number) {
        return outcomes.get(slot(sender, number)) == DONE;
    }

    /** When a send was due. */
    public long begun(int sender, int number) {
        return begun.get(slot(sender, number));
    }

    /** How many a sender has begun. */
    public int count(int sender) {
        return counts.get(sender);
    }

    int senders() {
        return senders;
    }

    int capacity() {
        return capacity;
    }

    private int slot(int sender, int number) {
        return sender * capacity + number;
    }
}
