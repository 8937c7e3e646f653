package io.collabboard.proto;

/**
 * What a peer accepts in one WebSocket message.
 *
 * @param maxMessageBytes length of the message
 * @param maxFrames number of frames in it
 * @param maxDepth nesting of protobuf messages, the outermost not counted; a level of JSON in a prop takes three
 */
public record FrameLimits(int maxMessageBytes, int maxFrames, int maxDepth) {
    /** What the gateway accepts from a client: 64 KiB, 1,024 frames. */
    public static final FrameLimits FROM_CLIENT = new FrameLimits(64 * 1024, 1024, 64);

    /**
     * What a client accepts from the gateway. Wider, since the gateway joins frames and wraps objects more deeply
     * (an object in the details of an error) than any client could have sent them.
     */
    public static final FrameLimits FROM_SERVER = new FrameLimits(16 * 1024 * 1024, 65_536, 96);

    public FrameLimits {
        if (maxMessageBytes < 1 || maxFrames < 1 || maxDepth < 1) {
            throw new IllegalArgumentException("limits must be positive");
        }
    }

    public FrameLimits withMaxMessageBytes(int bytes) {
        return new FrameLimits(bytes, maxFrames, maxDepth);
    }
}
