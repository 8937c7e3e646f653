package io.collabboard.gateway.replica;

/** A session, as its replica sees it. Both methods may be called from any thread and never block. */
public interface Follower {

    void tell(ReplicaReply reply);

    /** There is something new in the feed. */
    void wake();
}
