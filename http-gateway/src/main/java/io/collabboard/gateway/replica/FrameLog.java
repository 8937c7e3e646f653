package io.collabboard.gateway.replica;

import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.apache.pekko.util.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * The encoded frames of one board on one node, in the order in which everyone gets them: a ring that is bounded in bytes
 * and in records. One thread writes; any number of readers follow without locks, each holding only a position. A reader
 * whose position was overwritten finds null there and has to be brought up to date by other means.
 *
 * <p>A record is published by writing its slot and then {@code head}; a reader reads {@code head} first. When the ring
 * grows, the larger one is published before {@code head} moves into it, so that a position below a {@code head} that was
 * read is always looked up in a ring that can hold it.
 */
public final class FrameLog {

    /**
     * One frame.
     *
     * @param seq the board's sequence number once this record is applied
     * @param about the client whose coming or going it tells, which it is not for; null for everybody
     * @param bytes encoding of a {@code Frames} message with this frame
     * @param before bytes of all records before this one, those that have been dropped included
     */
    public record Entry(long position, long seq, @Nullable UUID about, ByteString bytes, long before) {

        public boolean isFor(UUID clientId) {
            return !clientId.equals(about);
        }
    }

    /**
     * Everything between two positions, as one message.
     *
     * @param records how many there are in it
     */
    public record News(long from, long to, ByteString bytes, int records) {}

    private static final int FIRST_CAPACITY = 64;

    private final int maxBytes;
    private final int maxRecords;

    private volatile AtomicReferenceArray<@Nullable Entry> ring = new AtomicReferenceArray<>(FIRST_CAPACITY);
    private volatile long head;

    /** What the latest reader of a whole stretch was given: the next ones mostly stand where it stood. */
    private volatile @Nullable News latestNews;

    // Only the writer's.
    private long tail;
    private int bytes;
    private long written;
    private long seqBeforeTail;

    /**
     * @param seq the board's sequence number before the first record
     * @param maxRecords a power of two, at least 64
     */
    public FrameLog(long seq, int maxBytes, int maxRecords) {
        if (Integer.bitCount(maxRecords) != 1 || maxRecords < FIRST_CAPACITY) {
            throw new IllegalArgumentException("maxRecords must be a power of two >= 64, not " + maxRecords);
        }
        this.seqBeforeTail = seq;
        this.maxBytes = maxBytes;
        this.maxRecords = maxRecords;
    }

    /** The position that the next record will have. Any thread. */
    public long head() {
        return head;
    }

    /** The record at a position below {@link #head()}, or null where it has been dropped. Any thread. */
    public @Nullable Entry at(long position) {
        AtomicReferenceArray<@Nullable Entry> current = ring;
        Entry entry = current.get((int) (position & (current.length() - 1)));
        return entry != null && entry.position() == position ? entry : null;
    }

    /**
     * Everything from a position to the head, the same object for all who ask from there: null where that is nothing, not at
     * hand any more, more than {@code maxBytes}, or not for everybody. Any thread.
     */
    public @Nullable News news(long from, int maxBytes) {
        long to = head;
        if (from == to) {
            // Everybody asks so behind the last message: what was gathered for the others must stay.
            return null;
        }
        News latest = latestNews;
        if (latest == null || latest.from() != from || latest.to() != to) {
            latest = gather(from, to, maxBytes);
            latestNews = latest;
        }
        return latest.records() == 0 ? null : latest;
    }

    /** @return without records, to be remembered, where there is no such message */
    private News gather(long from, long to, int maxBytes) {
        ByteString all = ByteString.emptyByteString();
        for (long position = from; position < to; position++) {
            Entry entry = at(position);
            if (entry == null
                    || entry.about() != null
                    || all.size() + entry.bytes().size() > maxBytes) {
                return new News(from, to, ByteString.emptyByteString(), 0);
            }
            all = all.concat(entry.bytes());
        }
        return new News(from, to, all.compact(), (int) (to - from));
    }

    /** Writer only. The newest record is always kept, however large. */
    public void append(long seq, ByteString encoded) {
        append(seq, null, encoded);
    }

    /** A record that changes nothing on the board. Writer only. */
    public void appendNews(ByteString encoded) {
        append(lastSeq(), null, encoded);
    }

    /** A record that changes nothing on the board, for everybody but the client that it is about. Writer only. */
    public void appendAbout(UUID clientId, ByteString encoded) {
        append(lastSeq(), clientId, encoded);
    }

    private void append(long seq, @Nullable UUID about, ByteString encoded) {
        long position = head;
        makeRoom(position, encoded.size());
        AtomicReferenceArray<@Nullable Entry> current = ring;
        current.set((int) (position & (current.length() - 1)), new Entry(position, seq, about, encoded, written));
        bytes += encoded.size();
        written += encoded.size();
        head = position + 1;
    }

    /**
     * Where somebody who has applied everything up to {@code seq} goes on. Empty where a later change has been dropped,
     * or where the log does not know of {@code seq} yet. Writer only.
     */
    public OptionalLong positionAfter(long seq) {
        if (seq < seqBeforeTail || seq > lastSeq()) {
            return OptionalLong.empty();
        }
        long low = tail;
        long high = head;
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (entryAt(middle).seq() > seq) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return OptionalLong.of(low);
    }

    /** Bytes of the records from this position on, which must not have been dropped. Writer only. */
    public long bytesFrom(long position) {
        return position == head ? 0 : written - entryAt(position).before();
    }

    private long lastSeq() {
        return head == tail ? seqBeforeTail : entryAt(head - 1).seq();
    }

    private void makeRoom(long position, int size) {
        while (tail < position && (bytes + size > maxBytes || position - tail == maxRecords)) {
            dropOldest();
        }
        if (position - tail == ring.length()) {
            grow();
        }
    }

    private void dropOldest() {
        Entry oldest = entryAt(tail);
        ring.set((int) (tail & (ring.length() - 1)), null);
        bytes -= oldest.bytes().size();
        seqBeforeTail = oldest.seq();
        tail++;
    }

    private void grow() {
        AtomicReferenceArray<@Nullable Entry> larger = new AtomicReferenceArray<>(ring.length() * 2);
        for (long position = tail; position < head; position++) {
            larger.set((int) (position & (larger.length() - 1)), entryAt(position));
        }
        ring = larger;
    }

    private Entry entryAt(long position) {
        Entry entry = at(position);
        if (entry == null) {
            throw new IllegalStateException("no record at " + position);
        }
        return entry;
    }
}
