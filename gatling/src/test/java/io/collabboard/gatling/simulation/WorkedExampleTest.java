package io.collabboard.gatling.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The README's example is the one that is compiled and run here. */
class WorkedExampleTest {
    private static final Path SOURCE = Path.of("src/test/java/io/collabboard/gatling/simulation/Brainstorm.java");

    @Test
    void the_example_of_the_readme_is_the_class_that_the_tests_run() throws Exception {
        String readme = Files.readString(Path.of("README.md"));
        String source = Files.readString(SOURCE);

        assertThat(readme).contains("```java\n" + source.substring(source.indexOf("/** N people")) + "```");
    }
}
