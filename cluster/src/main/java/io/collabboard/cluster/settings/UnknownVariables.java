package io.collabboard.cluster.settings;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;

/** Refuses misspelt variables, which would otherwise be ignored in silence. */
final class UnknownVariables {
    private UnknownVariables() {}

    static void refuse(Collection<String> variables) {
        variables.stream()
                .filter(variable -> variable.startsWith(Setting.PREFIX))
                .filter(variable -> Setting.ofVariable(variable).isEmpty())
                .sorted()
                .findFirst()
                .ifPresent(variable -> {
                    throw new SettingsException(variable + " is not a setting; did you mean " + nearest(variable)
                            + "? ./collabboard --help lists them all");
                });
    }

    private static String nearest(String variable) {
        return Arrays.stream(Setting.values())
                .map(Setting::variable)
                .min(Comparator.comparingInt(known -> distance(known, variable)))
                .orElseThrow();
    }

    /** Levenshtein distance, one row at a time. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        Arrays.setAll(row, j -> j);
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
