package io.collabboard.cluster.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The table of bounds in docs/architecture.md names what there is. */
class BoundsTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    private static List<Row> rows;

    private record Row(String where, String bound, String setting, String whenFull, String metric, String test) {
        static Row of(String line) {
            String[] cells = line.substring(1, line.length() - 1).split("\\|", -1);
            assertThat(cells)
                    .as(line)
                    .hasSize(6)
                    .allSatisfy(cell -> assertThat(cell).isNotBlank());
            List<String> stripped = Arrays.stream(cells).map(String::strip).toList();
            return new Row(
                    stripped.get(0),
                    stripped.get(1),
                    stripped.get(2),
                    stripped.get(3),
                    stripped.get(4),
                    stripped.get(5));
        }
    }

    @BeforeAll
    static void readTable() throws IOException {
        rows = Files.readString(ROOT.resolve("docs/architecture.md"))
                .lines()
                .dropWhile(line -> !line.equals("## Bounds"))
                .skip(1)
                .takeWhile(line -> !line.startsWith("## "))
                .filter(line -> line.startsWith("|"))
                .skip(2)
                .map(Row::of)
                .toList();
        assertThat(rows).hasSizeGreaterThan(9);
    }

    @Test
    @DisplayName("Every bound names a setting that exists")
    void settings() {
        Config config = ConfigFactory.load();
        Path web = ROOT.resolve("http-gateway/src/main/webui/src/model");
        assertThat(rows)
                .allSatisfy(row -> assertThat(names(row.setting())).isNotEmpty().allSatisfy(name -> {
                    if (name.startsWith(Setting.PREFIX)) {
                        assertThat(Setting.ofVariable(name)).as(name).isPresent();
                    } else if (name.contains(".") && !name.endsWith(".ts")) {
                        assertThat(config.hasPath(name)).as(name).isTrue();
                    } else {
                        assertThat(Files.readString(web.resolve("document.ts"))).contains("MAX_PENDING = 10_000");
                    }
                }));
    }

    @Test
    @DisplayName("Every bound names a metric that docs/operations.md explains, except the browser's own")
    void metrics() throws IOException {
        String operations = Files.readString(ROOT.resolve("docs/operations.md"));
        assertThat(rows).allSatisfy(row -> {
            if (names(row.metric()).isEmpty()) {
                assertThat(row.metric()).startsWith("none on the server");
            }
            assertThat(names(row.metric()))
                    .allSatisfy(name -> assertThat(operations).contains("`" + name + "`"));
        });
    }

    @Test
    @DisplayName("Every bound names a test that exists")
    void tests() throws IOException {
        Set<String> files = new HashSet<>();
        for (String folder : List.of(
                "board-entity/src/test",
                "http-gateway/src/test",
                "http-gateway/src/main/webui/test",
                "cluster/src/test")) {
            try (Stream<Path> all = Files.walk(ROOT.resolve(folder))) {
                all.map(file -> file.getFileName().toString()).forEach(files::add);
            }
        }
        assertThat(rows)
                .allSatisfy(row -> assertThat(names(row.test()))
                        .isNotEmpty()
                        .allSatisfy(name -> assertThat(files).contains(name.endsWith(".ts") ? name : name + ".java")));
    }

    private static List<String> names(String cell) {
        return CODE.matcher(cell)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }
}
