package io.collabboard.gatling.command.lines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LineReaderTest {
    @Test
    @DisplayName("Lines have their numbers in the file; empty ones are passed over, the last needs no end")
    void lines() throws IOException {
        LineReader reader = new LineReader(bytes("a\r\n\n  \t\nb\n\nc"));

        assertLine(reader.next(), 1, "a\r");
        assertLine(reader.next(), 4, "b");
        assertLine(reader.next(), 6, "c");
        assertThat(reader.next()).isNull();
    }

    @Test
    @DisplayName("A line may come in pieces of any size")
    void pieces() throws IOException {
        String half = "x".repeat(100_000);
        LineReader reader = new LineReader(new SequenceInputStream(bytes(half), bytes(half + "\ny")));

        assertLine(reader.next(), 1, half + half);
        assertLine(reader.next(), 2, "y");
    }

    @Test
    @DisplayName("Of a line that is too long only the beginning is kept, and it is no object; the next is whole")
    void tooLong() throws IOException {
        LineReader reader = new LineReader(bytes("x".repeat(3 * LineReader.MAX_BYTES) + "\ny"));

        Line line = reader.next();
        assertThat(line.tooLong()).isTrue();
        assertThat(line.bytes().size()).isEqualTo(LineReader.MAX_BYTES);
        assertThatThrownBy(() -> ObjectReader.read(line)).hasMessageStartingWith("longer than");
        assertLine(reader.next(), 2, "y");
    }

    private static void assertLine(Line line, long number, String text) {
        assertThat(line.number()).isEqualTo(number);
        assertThat(line.bytes().toStringUtf8()).isEqualTo(text);
        assertThat(line.tooLong()).isFalse();
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
