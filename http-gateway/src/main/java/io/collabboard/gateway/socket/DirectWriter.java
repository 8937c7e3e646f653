package io.collabboard.gateway.socket;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.pekko.util.ByteString;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes to one socket, on the thread of whoever has something for it. Takes a frame from {@link Outgoing} only when the
 * socket has taken the one before, and so keeps what is left of one frame at most. While the socket takes nothing it costs
 * nothing; {@link WritableWatch} tells when it does again. Safe from any thread.
 */
public final class DirectWriter {

    /** Whose socket it is. Each method may be called from any thread. */
    public interface Owner {
        /** Something was written, and the owner had asked for that. */
        void onWritten();

        /** The socket has taken nothing for as long as is tolerated. */
        void onStuck();

        /** The socket is gone. */
        void onBroken();

        /**
         * The socket takes nothing, or does again.
         *
         * @param keptBytes memory that holds the rest of a frame for it, until it does
         */
        void onStalled(boolean isStalled, int keptBytes);
    }

    private static final Logger log = LoggerFactory.getLogger(DirectWriter.class);
    private static final int BUFFER_BYTES = 64 * 1024;
    private static final ThreadLocal<ByteBuffer> BUFFER =
            ThreadLocal.withInitial(() -> ByteBuffer.allocateDirect(BUFFER_BYTES));

    private final SocketChannel channel;
    private final Outgoing outgoing;
    private final Owner owner;
    private final Lanes.Lane lane;
    private final WritableWatch watch;
    private final AtomicBoolean isDue = new AtomicBoolean();

    // Under the lock of this object.
    private @Nullable ByteBuffer remainder;
    private boolean isBroken;
    private boolean isStuck;
    private long writtenBytes;
    private long stalledAtNanos;

    /** The socket takes nothing; {@link #onWritable} will be called. */
    private volatile boolean isBlocked;

    private volatile boolean isAskedFor;

    DirectWriter(SocketChannel channel, Outgoing outgoing, Owner owner, Lanes.Lane lane, WritableWatch watch) {
        this.channel = channel;
        this.outgoing = outgoing;
        this.owner = owner;
        this.lane = lane;
        this.watch = watch;
    }

    /** There is something to write: it will be, soon, by another thread. */
    public void wake() {
        if (!isBlocked && isDue.compareAndSet(false, true)) {
            lane.add(this);
        }
    }

    /** The lane's turn. */
    void takeTurn() {
        isDue.set(false);
        flush();
    }

    /** Writes all there is, or as much as the socket takes. */
    public void flush() {
        if (write() && isAskedFor) {
            isAskedFor = false;
            owner.onWritten();
        }
    }

    /** Call {@link Owner#onWritten} once after the next write. */
    public void askForNextWrite() {
        isAskedFor = true;
    }

    /** Writes nothing more. */
    public synchronized void end() {
        isBroken = true;
        dropRemainder();
    }

    private void dropRemainder() {
        ByteBuffer kept = remainder;
        if (kept != null) {
            remainder = null;
            owner.onStalled(false, kept.capacity());
        }
    }

    /** Whether the socket has taken everything that was taken from {@link Outgoing}. */
    public synchronized boolean isDone() {
        return remainder == null;
    }

    /** In all. */
    synchronized long writtenBytes() {
        return writtenBytes;
    }

    /** @return whether anything was written */
    private synchronized boolean write() {
        long before = writtenBytes;
        try {
            if (!isBroken && !isBlocked && writeRemainder()) {
                ByteString frame = outgoing.next();
                while (!frame.isEmpty() && write(frame)) {
                    frame = outgoing.next();
                }
            }
        } catch (IOException e) {
            log.debug("a socket is gone", e);
            giveUp();
        } catch (RuntimeException | Error e) {
            // A frame may have been taken and not written: nothing may follow it.
            giveUp();
            throw e;
        }
        return writtenBytes != before;
    }

    private void giveUp() {
        isBroken = true;
        dropRemainder();
        owner.onBroken();
    }

    /** @return whether the socket is ready for more */
    private boolean writeRemainder() throws IOException {
        ByteBuffer rest = remainder;
        if (rest == null) {
            return true;
        }
        int written = channel.write(rest);
        count(written);
        if (rest.hasRemaining()) {
            if (written > 0) {
                stalledAtNanos = System.nanoTime();
            }
            block();
            return false;
        }
        isStuck = false;
        dropRemainder();
        return true;
    }

    /** @return whether the socket took all of it */
    private boolean write(ByteString frame) throws IOException {
        ByteString rest = frame;
        while (!rest.isEmpty()) {
            ByteBuffer buffer = BUFFER.get().clear();
            int copied = rest.copyToBuffer(buffer);
            rest = copied == rest.size() ? ByteString.emptyByteString() : rest.drop(copied);
            count(channel.write(buffer.flip()));
            if (buffer.hasRemaining()) {
                stall(buffer, rest);
                return false;
            }
        }
        return true;
    }

    private void count(int written) {
        writtenBytes += written;
    }

    private void stall(ByteBuffer buffer, ByteString rest) {
        ByteBuffer kept = ByteBuffer.allocate(buffer.remaining() + rest.size()).put(buffer);
        rest.copyToBuffer(kept);
        remainder = kept.flip();
        stalledAtNanos = System.nanoTime();
        owner.onStalled(true, kept.capacity());
        block();
    }

    private void block() {
        isBlocked = true;
        watch.await(this);
    }

    // ---- for the watch ----

    void onWritable() {
        isBlocked = false;
        wake();
    }

    SocketChannel channel() {
        return channel;
    }

    /** Tells the owner, once for each stall, where the socket has taken not one byte for longer than that. */
    void checkStall(long nowNanos, long toleratedNanos) {
        if (isStuckBy(nowNanos, toleratedNanos)) {
            owner.onStuck();
        }
    }

    /** The kernel tells of room only when there is a good deal of it, so a slow client's is tried. */
    private synchronized boolean isStuckBy(long nowNanos, long toleratedNanos) {
        ByteBuffer rest = remainder;
        if (rest == null || isStuck || nowNanos - stalledAtNanos <= toleratedNanos) {
            return false;
        }
        try {
            int written = channel.write(rest);
            count(written);
            stalledAtNanos = written > 0 ? nowNanos : stalledAtNanos;
            isStuck = written <= 0;
        } catch (IOException e) {
            log.debug("a socket is gone", e);
            giveUp();
        }
        return isStuck;
    }

    /** It cannot be waited for. */
    synchronized void fail() {
        giveUp();
    }
}
