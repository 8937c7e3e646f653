package io.collabboard.cluster.settings;

import java.util.regex.Pattern;

/** What can be told of a host by its name alone, without asking a name server. */
final class Hosts {
    private static final Pattern NAME_OR_IPV4 = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?");
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*(%[A-Za-z0-9]+)?");

    private Hosts() {}

    static boolean isPlausible(String host) {
        return NAME_OR_IPV4.matcher(host).matches() || IPV6.matcher(host).matches();
    }

    /** True for names that only this machine can reach. */
    static boolean isLoopback(String host) {
        return host.equals("localhost")
                || host.equals("::1")
                || host.equals("[::1]")
                || host.matches("127(\\.\\d+){3}");
    }

    /** The host as it stands in a URL. */
    static String inUrl(String host) {
        return host.indexOf(':') >= 0 && !host.startsWith("[") ? "[" + host + "]" : host;
    }
}
