package io.collabboard.gatling.observe;

import com.google.protobuf.ByteString;
import java.io.IOException;

/** Takes what stands outside the payload of each frame of a message. */
interface FrameHeads {
    /**
     * @param parent the request that it answers; empty where it answers none
     * @param seq of a change of the board, else 0
     * @param bytes of which the frame is {@code length} from {@code from} on, until this returns
     */
    void frame(ByteString parent, int syscall, int status, long seq, byte[] bytes, int from, int length)
            throws IOException;
}
