package io.collabboard.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebRoutesTest {
    private static final String INDEX = "<!doctype html><title>CollabBoard</title>";
    private static final String SCRIPT = "console.log('a board');\n".repeat(50);
    private static final Map<String, String> FILES = Map.of(
            "webui/",
            "",
            "webui/index.html",
            INDEX,
            "webui/assets/",
            "",
            "webui/assets/index-abc123.js",
            SCRIPT,
            "webui/favicon.svg",
            "<svg/>",
            "webui/service-worker.js",
            "const build = 1",
            "secret.txt",
            "secret");

    private final TestGateway gateway = new TestGateway();

    @TempDir
    private Path folder;

    @BeforeEach
    void start() throws IOException {
        for (Map.Entry<String, String> file : FILES.entrySet()) {
            if (!file.getKey().endsWith("/")) {
                Path path = folder.resolve(file.getKey());
                Files.createDirectories(path.getParent());
                Files.writeString(path, file.getValue());
            }
        }
        gateway.webFiles = load(folder);
        gateway.start();
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/index.html", "/b/0190b5a0-0000-7000-8000-000000000001", "/b/any/thing"})
    void onePageServesTheStartAndEveryBoard(String path) {
        HttpResponse<String> response = gateway.get(path);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo(INDEX);
        assertThat(response.headers().firstValue("Content-Type")).contains("text/html; charset=UTF-8");
        assertThat(response.headers().firstValue("Cache-Control")).contains("no-cache");
        assertThat(response.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
    }

    @Test
    void assetsMayBeKeptForever() {
        HttpResponse<String> response = gateway.get("/assets/index-abc123.js");

        assertThat(response.body()).isEqualTo(SCRIPT);
        assertThat(response.headers().firstValue("Content-Type")).contains("text/javascript; charset=UTF-8");
        assertThat(response.headers().firstValue("Cache-Control")).contains("public, max-age=31536000, immutable");
        assertThat(response.headers().firstValue("Vary")).contains("Accept-Encoding");
    }

    /** A worker rules what lies below its own address, so it lies at the top, and is asked for anew each time. */
    @Test
    void theServiceWorkerLiesAtTheTopAndIsNeverKept() {
        HttpResponse<String> response = gateway.get("/service-worker.js");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).contains("text/javascript; charset=UTF-8");
        assertThat(response.headers().firstValue("Cache-Control")).contains("no-cache");
        assertThat(response.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("worker-src 'self'", "connect-src 'self'");
    }

    @Test
    void assetsAreCompressedForThoseWhoCanReadIt() throws IOException {
        byte[] compressed = gateway.sendForBytes(
                gateway.request("/assets/index-abc123.js").header("Accept-Encoding", "br, gzip;q=0.5"));
        HttpResponse<String> refused = gateway.get("/assets/index-abc123.js", "Accept-Encoding", "gzip;q=0");

        assertThat(new GZIPInputStream(new ByteArrayInputStream(compressed)).readAllBytes())
                .isEqualTo(SCRIPT.getBytes(StandardCharsets.UTF_8));
        assertThat(refused.headers().firstValue("Content-Encoding")).isEmpty();
    }

    @Test
    void whatTheBrowserHasIsNotSentAgain() {
        String tag = gateway.get("/").headers().firstValue("ETag").orElseThrow();

        HttpResponse<String> known = gateway.get("/", "If-None-Match", tag);
        HttpResponse<String> outdated = gateway.get("/", "If-None-Match", "\"another\"");

        assertThat(known.statusCode()).isEqualTo(304);
        assertThat(known.body()).isEmpty();
        assertThat(known.headers().firstValue("Cache-Control")).contains("no-cache");
        assertThat(outdated.statusCode()).isEqualTo(200);
    }

    @Test
    void theCompressedFormHasATagOfItsOwn() {
        String plain = gateway.get("/assets/index-abc123.js")
                .headers()
                .firstValue("ETag")
                .orElseThrow();

        HttpResponse<String> response =
                gateway.get("/assets/index-abc123.js", "Accept-Encoding", "gzip", "If-None-Match", plain);

        assertThat(response.statusCode()).isEqualTo(200);
    }

    @Test
    void aHeadHasTheHeadersOnly() {
        HttpResponse<String> response =
                gateway.send(gateway.request("/").method("HEAD", HttpRequest.BodyPublishers.noBody()));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEmpty();
        assertThat(response.headers().firstValueAsLong("Content-Length")).hasValue(INDEX.length());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nothing",
                "/b",
                "/b/",
                "/assets",
                "/assets/",
                "/assets/nothing.js",
                "/../secret.txt",
                "/assets/../../secret.txt",
                "/%2e%2e/secret.txt",
                "/assets/..%2f..%2fsecret.txt",
                "/..%5csecret.txt",
                "//secret.txt",
                "/secret.txt"
            })
    void whatIsNoFileOfTheClientIsAPlainPageSayingSo(String path) throws IOException {
        RawHttp.Answer answer = RawHttp.send(gateway.port(), "GET " + path + " HTTP/1.1", "Host: localhost");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.headers()).containsEntry("content-type", "text/plain; charset=UTF-8");
        assertThat(answer.body()).isEqualTo("404: there is nothing here\n");
    }

    @Test
    void filesAreForReading() {
        HttpResponse<String> response = gateway.post("/");

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("Allow")).contains("GET, HEAD");
    }

    @Test
    void theClientMayLieInAJar() throws IOException {
        Path jar = folder.resolve("a webui.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (Map.Entry<String, String> file : FILES.entrySet()) {
                out.putNextEntry(new JarEntry(file.getKey()));
                out.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }

        WebFiles files = load(jar);

        assertThat(files.hasIndex()).isTrue();
        assertThat(files.find("index.html").orElseThrow().plain().utf8String()).isEqualTo(INDEX);
        assertThat(files.find("assets/index-abc123.js")).isPresent();
        assertThat(files.find("secret.txt")).isEmpty();
    }

    @Test
    void aBuildWithoutTheClientHasNoIndex() {
        WebFiles none = WebFiles.load(WebRoutesTest.class.getClassLoader(), "no-web-client-here/");

        assertThat(none.hasIndex()).isFalse();
    }

    private static WebFiles load(Path classPath) throws IOException {
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {classPath.toUri().toURL()}, null)) {
            return WebFiles.load(loader, "webui/");
        }
    }
}
