package io.collabboard.gatling.observe;

/**
 * What all observers together were sent within the window.
 *
 * @param messages of the WebSocket
 * @param frames in them
 * @param bytes of them, without WebSocket's own
 */
public record Traffic(long messages, long frames, long bytes) {
    public double framesPerMessage() {
        return messages == 0 ? 0 : (double) frames / messages;
    }
}
