package io.collabboard.cluster.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.DoubleStream;

/**
 * How long the one edit of each board took that took longest, after a fault. In seconds; NaN where a group is empty.
 *
 * @param own of the boards whose entities the fault took away
 * @param people of other boards, where the person who draws was at the affected node
 * @param others of all other boards
 * @param p99 of all edits
 * @param refusals that people did not see, since they passed
 */
record Recovery(String fault, Group own, Group people, Group others, long edits, double p99, int refusals) {

    static final String HEADER = String.format(
            Locale.ROOT,
            "%-34s | %-20s | %-20s | %-20s | %6s %6s %8s",
            "longest wait of each board, s",
            "its boards n med max",
            "its people n med max",
            "others     n med max",
            "edits",
            "p99 s",
            "refusals");

    /** The boards of one group; the 99th percentile of so few is the longest. */
    record Group(int boards, double median, double longest) {
        static Group of(Set<UUID> boards, Map<UUID, Long> longest) {
            List<Double> waits = new ArrayList<>(boards.stream()
                    .filter(longest::containsKey)
                    .map(board -> longest.get(board) / 1e9)
                    .sorted()
                    .toList());
            return waits.isEmpty()
                    ? new Group(0, Double.NaN, Double.NaN)
                    : new Group(waits.size(), waits.get(waits.size() / 2), waits.get(waits.size() - 1));
        }

        private static Group median(List<Group> rounds) {
            List<Group> measured =
                    rounds.stream().filter(group -> group.boards() > 0).toList();
            return new Group(
                    (int) middle(rounds.stream().mapToDouble(Group::boards)),
                    middle(measured.stream().mapToDouble(Group::median)),
                    middle(measured.stream().mapToDouble(Group::longest)));
        }

        private String cells() {
            return boards == 0
                    ? String.format(Locale.ROOT, "%4s %7s %7s", "-", "-", "-")
                    : String.format(Locale.ROOT, "%4d %7.2f %7.2f", boards, median, longest);
        }

        private String json() {
            return boards == 0
                    ? "{\"boards\":0}"
                    : String.format(
                            Locale.ROOT, "{\"boards\":%d,\"median\":%.3f,\"longest\":%.3f}", boards, median, longest);
        }
    }

    /** Of each figure the median over the rounds. */
    static Recovery median(String fault, List<Recovery> rounds) {
        return new Recovery(
                fault,
                Group.median(rounds.stream().map(Recovery::own).toList()),
                Group.median(rounds.stream().map(Recovery::people).toList()),
                Group.median(rounds.stream().map(Recovery::others).toList()),
                (long) middle(rounds.stream().mapToDouble(Recovery::edits)),
                middle(rounds.stream().mapToDouble(Recovery::p99)),
                (int) middle(rounds.stream().mapToDouble(Recovery::refusals)));
    }

    private static double middle(DoubleStream values) {
        double[] sorted = values.sorted().toArray();
        return sorted.length == 0 ? Double.NaN : sorted[sorted.length / 2];
    }

    String row() {
        return String.format(
                Locale.ROOT,
                "%-34s | %s | %s | %s | %6d %6.2f %8d",
                fault,
                own.cells(),
                people.cells(),
                others.cells(),
                edits,
                p99,
                refusals);
    }

    String json() {
        return String.format(
                Locale.ROOT,
                "{\"fault\":\"%s\",\"its_boards\":%s,\"its_people\":%s,\"others\":%s,\"edits\":%d,\"p99\":%.3f,\"refusals\":%d}",
                fault,
                own.json(),
                people.json(),
                others.json(),
                edits,
                p99,
                refusals);
    }
}
