package io.collabboard.gateway.replica;

/** What a session reads of its board: the log of frames, which it gets wholly, and presence, of which it gets the latest. */
public final class BoardFeed {
    private final FrameLog log;
    private volatile PresenceView presence = PresenceView.EMPTY;

    BoardFeed(FrameLog log) {
        this.log = log;
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
