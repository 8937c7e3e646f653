package io.collabboard.gatling.command.lines;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Splits a stream into lines. Never holds more than {@link #MAX_BYTES} of one, whatever comes. */
public final class LineReader {
    /** Far more than an object that the server takes can have, escapes included. */
    public static final int MAX_BYTES = 1024 * 1024;

    private final InputStream in;
    private final byte[] buffer = new byte[64 * 1024];
    private int position;
    private int end;
    private long number;

    public LineReader(InputStream in) {
        this.in = in;
    }

    /** The next line that is more than white space; null at the end. */
    public @Nullable Line next() throws IOException {
        while (true) {
            if (position == end && !fill()) {
                return null;
            }
            Line line = read();
            if (!isBlank(line.bytes())) {
                return line;
            }
        }
    }

    private Line read() throws IOException {
        number++;
        ByteString.Output line = ByteString.newOutput(256);
        boolean tooLong = false;
        while (position < end || fill()) {
            int newline = position;
            while (newline < end && buffer[newline] != '\n') {
                newline++;
            }
            int room = Math.min(newline - position, MAX_BYTES - line.size());
            tooLong |= room < newline - position;
            line.write(buffer, position, room);
            position = newline;
            if (newline < end) {
                position++;
                break;
            }
        }
        return new Line(number, line.toByteString(), tooLong);
    }

    private boolean fill() throws IOException {
        position = 0;
        end = Math.max(0, in.read(buffer));
        return end > 0;
    }

    private static boolean isBlank(ByteString bytes) {
        for (int i = 0; i < bytes.size(); i++) {
            byte one = bytes.byteAt(i);
            if (one != ' ' && one != '\t' && one != '\r') {
                return false;
            }
        }
        return true;
    }
}
