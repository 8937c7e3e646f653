package io.collabboard.gatling.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether there is a Node.js that the ws relay runs on. */
final class NodeJs {
    static final String PROGRAM = "node";

    private static final int MAJOR = 20;
    private static final int MINOR = 19;
    private static final Pattern VERSION = Pattern.compile("v(\\d+)\\.(\\d+)\\..*");

    private NodeJs() {}

    static void check(String program) throws ServerUnavailableException, InterruptedException {
        String version = version(program);
        Matcher numbers = VERSION.matcher(version);
        if (!numbers.matches() || !suffices(Integer.parseInt(numbers.group(1)), Integer.parseInt(numbers.group(2)))) {
            throw new ServerUnavailableException(needed() + ", but " + program + " is: " + version);
        }
    }

    private static String version(String program) throws ServerUnavailableException, InterruptedException {
        try {
            Process process = new ProcessBuilder(program, "--version")
                    .redirectErrorStream(true)
                    .start();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            process.waitFor();
            return printed;
        } catch (IOException e) {
            throw new ServerUnavailableException(needed() + ", but there is no " + program, e);
        }
    }

    private static boolean suffices(int major, int minor) {
        return major > MAJOR || (major == MAJOR && minor >= MINOR);
    }

    private static String needed() {
        return "the ws relay needs Node.js " + MAJOR + "." + MINOR + " or newer, see https://nodejs.org/en/download";
    }
}
