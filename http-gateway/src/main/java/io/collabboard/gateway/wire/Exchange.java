package io.collabboard.gateway.wire;

import io.collabboard.proto.Syscalls;
import io.collabboard.proto.wire.v1.Syscall;
import java.util.UUID;

/** What has to be known of a request to answer it. */
public final class Exchange {
    private final UUID id;
    private final Syscall syscall;

    Exchange(UUID id, Syscall syscall) {
        this.id = id;
        this.syscall = syscall;
    }

    public UUID id() {
        return id;
    }

    Syscall syscall() {
        return syscall;
    }

    /** Cursors and drags get no answer unless they are wrong. */
    public boolean isUnanswered() {
        return Syscalls.isUnanswered(syscall);
    }

    @Override
    public String toString() {
        return Syscalls.text(syscall) + " " + id;
    }
}
