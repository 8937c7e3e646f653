package io.collabboard.gateway;

import com.typesafe.config.Config;
import io.collabboard.board.chat.ChatSettings;
import io.collabboard.board.model.BoardLimits;
import io.collabboard.gateway.replica.QueueSettings;
import io.collabboard.gateway.replica.ReplicaSettings;
import io.collabboard.gateway.session.SessionSettings;
import io.collabboard.gateway.session.SocketLimits;
import io.collabboard.gateway.wire.ChatLimits;
import io.collabboard.gateway.wire.ClientLimits;
import java.time.Duration;

/**
 * Settings of the section {@code collabboard.gateway}; each is explained in {@code reference.conf}.
 *
 * @param drainSpread the time over which clients of a node that stops come back elsewhere
 * @param rehearsalSessions that a node has with itself before people come
 */
public record GatewayConfig(
        SessionSettings session,
        ReplicaSettings replica,
        SocketLimits sockets,
        Duration drainSpread,
        int rehearsalSessions) {
    private static final String SECTION = "collabboard.gateway";

    /**
     * Reads the section.
     *
     * @param board the limits of boards, which clients are told with their own
     * @param chat those of conversations, likewise
     * @throws com.typesafe.config.ConfigException naming the key, for a value that is missing or senseless
     */
    public static GatewayConfig fromConfig(Config config, BoardLimits board, ChatSettings chat) {
        Config gateway = config.getConfig(SECTION);
        Duration idle = gateway.getDuration("idle-timeout");
        ClientLimits limits = new ClientLimits(
                (int) (long) gateway.getBytes("max-frame-size"),
                gateway.getInt("max-open-requests"),
                gateway.getInt("operations-per-second"),
                gateway.getInt("operations-burst"),
                (int) idle.toMillis(),
                new ChatLimits(
                        chat.maxTextCharacters(),
                        gateway.getInt("chat-messages-per-second"),
                        gateway.getInt("chat-messages-burst")),
                board);
        return new GatewayConfig(
                new SessionSettings(
                        limits,
                        gateway.getDuration("request-timeout"),
                        gateway.getDuration("presence-interval"),
                        gateway.getDuration("keep-alive"),
                        idle,
                        gateway.getDuration("stall-tolerance"),
                        gateway.getDuration("handover-timeout"),
                        gateway.getDuration("close-timeout")),
                new ReplicaSettings(
                        new QueueSettings(
                                gateway.getInt("batch-operations"),
                                (int) (long) gateway.getBytes("batch-size"),
                                gateway.getInt("queue-operations"),
                                (int) (long) gateway.getBytes("queue-size")),
                        (int) (long) gateway.getBytes("frame-log-size"),
                        gateway.getInt("frame-log-records"),
                        gateway.getDuration("presence-tick"),
                        gateway.getDuration("renew-every"),
                        gateway.getDuration("resubmit-after"),
                        gateway.getDuration("idle-after"),
                        gateway.getDuration("flush-interval-per-follower"),
                        gateway.getDuration("flush-interval-max"),
                        (int) (long) gateway.getBytes("snapshot-deflate-above"),
                        gateway.getInt("chat-queue"),
                        gateway.getDuration("typing-timeout")),
                new SocketLimits(gateway.getInt("max-sockets"), gateway.getInt("max-sockets-per-user")),
                gateway.getDuration("drain-spread"),
                gateway.getInt("rehearsal-sessions"));
    }
}
