package io.collabboard.gatling.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.collabboard.gatling.cell.Target;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerWatchTest {
    @TempDir
    Path directory;

    @Test
    void nodeIsGoneWhenItsProcessIs() throws Exception {
        Process node = new ProcessBuilder("sleep", "1000").start();
        ServerWatch watch = watch(node.pid());
        assertThat(watch.isGone()).isFalse();
        node.destroyForcibly().waitFor();
        assertThat(watch.isGone()).isTrue();
    }

    @Test
    void aServerThatIsNotOursIsNotWatched() {
        assertThat(watch(null).isGone()).isFalse();
    }

    @Test
    void theEndOfItsLogIsTold() throws Exception {
        Files.writeString(directory.resolve("node.log"), "ready\njava.lang.OutOfMemoryError\n");
        assertThat(watch(null).lastWords())
                .startsWith("The node has died. The end of its log:")
                .contains("         | java.lang.OutOfMemoryError");
    }

    private ServerWatch watch(Long pid) {
        return new ServerWatch(new Target(URI.create("http://localhost:1"), null, pid), directory.resolve("node.log"));
    }
}
