package io.collabboard.gatling.command;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Remembers why writing failed, which {@link java.io.PrintWriter} keeps to itself. Then takes no more. */
final class StandardOutput extends FilterOutputStream {
    private @Nullable IOException failure;

    StandardOutput(OutputStream out) {
        super(out);
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            out.write(bytes, offset, length);
        } catch (IOException e) {
            failure = failure == null ? e : failure;
            throw e;
        }
    }

    /** Null where all was written, and where the reader of a pipe has seen enough, as {@code head} does. */
    @Nullable
    IOException failure() {
        IOException reason = failure;
        boolean pipeClosed = reason != null
                && String.valueOf(reason.getMessage()).toLowerCase(Locale.ROOT).contains("broken pipe");
        return pipeClosed ? null : reason;
    }
}
