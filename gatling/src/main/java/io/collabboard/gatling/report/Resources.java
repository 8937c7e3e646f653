package io.collabboard.gatling.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** Texts on the class path: the page's own parts beside this class, and Chart.js from its webjar. */
final class Resources {
    private static final String CHART_JS_VERSION = "/META-INF/maven/org.webjars.npm/chart.js/pom.properties";

    private Resources() {}

    static String read(String name) {
        try (InputStream in = Resources.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    /** Without the address of its source map, which a browser would look for. */
    static String chartJs() {
        return read("/META-INF/resources/webjars/chart.js/" + chartJsVersion() + "/dist/chart.umd.min.js")
                .replaceAll("(?m)^//# sourceMappingURL=.*$", "");
    }

    private static String chartJsVersion() {
        try (InputStream in = Resources.class.getResourceAsStream(CHART_JS_VERSION)) {
            Properties properties = new Properties();
            if (in != null) {
                properties.load(in);
            }
            return properties.getProperty("version", "unknown");
        } catch (IOException e) {
            throw new UncheckedIOException(CHART_JS_VERSION, e);
        }
    }
}
