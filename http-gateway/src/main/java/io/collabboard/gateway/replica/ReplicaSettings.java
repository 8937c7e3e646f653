package io.collabboard.gateway.replica;

import java.time.Duration;

/**
 * How replicas behave.
 *
 * @param queue of what is submitted to a board
 * @param logBytes bound of the frame log of one board on one node
 * @param logRecords the same in records; a power of two
 * @param presenceTick at most one presence message for each client in this time
 * @param renewEvery how often a subscription is renewed; keeps the entity awake, mends what was lost
 * @param resubmitAfter a batch that is not answered by then is sent again
 * @param idleAfter a replica that nobody looks at ends after this time
 * @param flushIntervalPerFollower commits are gathered for so long for each session, see {@link FanOutPace}
 * @param flushIntervalMax and never for longer than this; zero: never
 * @param deflateAbove bytes of a part of a snapshot from which on it is compressed
 * @param chatQueue chat messages, and pages of them, that wait for the entity of the conversation, each at most
 * @param typingTimeout who does not tell again that he is typing is not any more
 */
public record ReplicaSettings(
        QueueSettings queue,
        int logBytes,
        int logRecords,
        Duration presenceTick,
        Duration renewEvery,
        Duration resubmitAfter,
        Duration idleAfter,
        Duration flushIntervalPerFollower,
        Duration flushIntervalMax,
        int deflateAbove,
        int chatQueue,
        Duration typingTimeout) {}
