package io.collabboard.gatling.report;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the system tells about itself without being measured. */
final class Machine {
    private Machine() {}

    static String cpuModel() {
        return valueIn(Path.of("/proc/cpuinfo"), "model name", ":", System.getProperty("os.arch"));
    }

    static long memoryBytes() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
    }

    static String system() {
        String kernel = System.getProperty("os.name") + " " + System.getProperty("os.version");
        String distribution = valueIn(Path.of("/etc/os-release"), "PRETTY_NAME", "=", "");
        return distribution.isEmpty() ? kernel : kernel + ", " + distribution.replace("\"", "");
    }

    static String jdk() {
        return System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version") + ", "
                + System.getProperty("java.vendor");
    }

    /** Of the sources around a directory; null where git does not know or is not there. */
    static @Nullable String commit(Path directory) {
        try {
            Process git = new ProcessBuilder(
                            "git",
                            "-C",
                            directory.toAbsolutePath().toString(),
                            "describe",
                            "--always",
                            "--dirty",
                            "--abbrev=12")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!git.waitFor(5, TimeUnit.SECONDS)) {
                git.destroy();
                return null;
            }
            String name = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return git.exitValue() == 0 && !name.isEmpty() ? name : null;
        } catch (IOException e) {
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    private static String valueIn(Path file, String key, String separator, String otherwise) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(key))
                    .map(line -> line.substring(line.indexOf(separator) + 1).strip())
                    .findFirst()
                    .orElse(otherwise);
        } catch (IOException e) {
            return otherwise;
        }
    }
}
