package io.collabboard.gateway.replica;

import java.util.UUID;

/** What a session reads of its board: the log of frames, which it gets wholly, and presence, of which it gets the latest. */
public final class BoardFeed {
    private final FrameLog log;
    private volatile PresenceView presence;

    BoardFeed(UUID boardId, FrameLog log) {
        this.log = log;
        this.presence = PresenceView.empty(boardId);
    }

    public FrameLog log() {
        return log;
    }

    public PresenceView presence() {
        return presence;
    }

    void publish(PresenceView view) {
        presence = view;
    }
}
