package io.collabboard.gatling.report;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What of addresses and paths may stand in a report, which people pass on: no passwords and tokens, and nothing of how the
 * machine's directories are laid out.
 */
public final class Disclosure {
    /** Scheme, user-info, host and path, query and fragment. */
    private static final Pattern URL =
            Pattern.compile("(?i)([a-z][a-z0-9+.-]*://)(?:[^/?#\\s]*@)?([^?#\\s]*)(?:[?#]\\S*)?");

    private static final Pattern OPTION = Pattern.compile("(--?[\\w-]+=)(.*)", Pattern.DOTALL);
    private static final Pattern DIRECTORIES = Pattern.compile(".*[/\\\\](?=[^/\\\\])", Pattern.DOTALL);

    private Disclosure() {}

    /** The text, its URLs without user-info, query and fragment. */
    public static String urls(String text) {
        return URL.matcher(text).replaceAll("$1$2");
    }

    /** Program and arguments as one line; URLs as of {@link #urls}, and of a file's path its name only. */
    static String commandLine(List<String> words) {
        return words.stream().limit(1).map(Disclosure::urls).collect(Collectors.joining())
                + words.stream().skip(1).map(word -> " " + argument(word)).collect(Collectors.joining());
    }

    private static String argument(String word) {
        var option = OPTION.matcher(word);
        if (option.matches()) {
            return option.group(1) + argument(option.group(2));
        }
        return word.contains("://") ? urls(word) : DIRECTORIES.matcher(word).replaceFirst("");
    }
}
