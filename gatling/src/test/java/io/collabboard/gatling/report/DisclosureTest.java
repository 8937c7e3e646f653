package io.collabboard.gatling.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DisclosureTest {
    @Test
    void urlsAreWithoutUserInfoAndQuery() {
        assertThat(Disclosure.urls("https://ada:secret@example.org:8443/a?token=x#y"))
                .isEqualTo("https://example.org:8443/a");
        assertThat(Disclosure.urls("https://example.org?token=a@b")).isEqualTo("https://example.org");
        assertThat(Disclosure.urls("http://localhost:8080")).isEqualTo("http://localhost:8080");
        assertThat(Disclosure.urls("from http://a:b@c/?q to http://d:e@f")).isEqualTo("from http://c/ to http://f");
    }

    @Test
    void commandLineHasFileNamesInsteadOfPaths() {
        assertThat(Disclosure.commandLine(List.of(
                        "./collabboard",
                        "bench",
                        "FanOut",
                        "--url=https://ada:secret@example.org?token=x",
                        "--metrics-url",
                        "http://key@10.0.0.1:8558/metrics",
                        "--out",
                        "/home/ada/results/today/",
                        "--baseline=../earlier/report.json",
                        "C:\\bench\\out")))
                .isEqualTo("./collabboard bench FanOut --url=https://example.org --metrics-url"
                        + " http://10.0.0.1:8558/metrics --out today/ --baseline=report.json out");
    }

    @Test
    void environmentDisclosesNoMore(@TempDir Path directory) {
        Environment environment = Environment.observe(
                directory,
                List.of("./collabboard", "bench", "--url", "http://ada:secret@localhost", "--out", "/home/ada/out"),
                Map.of("--url", "http://ada:secret@localhost?token=x"));
        assertThat(environment.commandLine()).isEqualTo("./collabboard bench --url http://localhost --out out");
        assertThat(environment.settings()).containsEntry("--url", "http://localhost");
    }
}
