package io.collabboard.cluster.bench;

import io.collabboard.cluster.crash.NodeProcess;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Starts a node in a directory of its own and measures what an edit costs. What is compared is measured by turns, one after
 * the other, so that whatever else the machine does falls on both; what is told is the median of several runs.
 */
public final class Benchmark {
    /** As in {@code ./collabboard}. */
    private static final List<String> JVM_OPTIONS =
            List.of("-XX:+UseSerialGC", "-Xms128m", "-XX:MaxRAMPercentage=40", "-XX:+ExitOnOutOfMemoryError");

    private static final int WARM_UP = 8_000;
    private static final int WRITES = 200;
    private static final int OBJECTS = 10_000;
    private static final int CLIENTS = 25;
    private static final int WRITES_PER_CLIENT = 20;

    private final int runs;
    private final URI url;
    private final BareCommit bareCommit;

    private record Pair(Latencies edit, Latencies other) {
        Pair() {
            this(new Latencies(), new Latencies());
        }

        double ratio() {
            return edit.p50() / other.p50();
        }
    }

    private record Crowd(Latencies edit, double seconds) {}

    private Benchmark(int runs, URI url, BareCommit bareCommit) {
        this.runs = runs;
        this.url = url;
        this.bareCommit = bareCommit;
    }

    /** The argument, if any, is the number of runs. */
    public static void main(String[] arguments) throws Exception {
        int runs = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5;
        Path nodes = Files.createDirectories(Path.of("target", "nodes")).toAbsolutePath();
        Path directory = Files.createTempDirectory(nodes, "Benchmark-");
        String port = freePort();
        Map<String, String> settings = Map.of(
                "COLLABBOARD_POSTGRES_PORT", port,
                "COLLABBOARD_OPERATIONS_PER_SECOND", "1000000",
                "COLLABBOARD_OPERATIONS_BURST", "1000000");
        System.out.println("fdatasync of 8 KiB: " + Disk.syncs(directory));
        try (NodeProcess node = NodeProcess.start(directory, JVM_OPTIONS, settings);
                BareCommit bareCommit = new BareCommit(
                        "jdbc:postgresql://127.0.0.1:" + port + "/postgres",
                        "collabboard",
                        Files.readString(directory.resolve("postgres").resolve("password"))
                                .strip())) {
            new Benchmark(runs, node.url(), bareCommit).run();
        }
        System.exit(0);
    }

    private void run() throws Exception {
        System.out.printf(
                "Java %s, PostgreSQL %s, %d cores; %d runs: median (least to greatest)%n",
                System.getProperty("java.version"),
                bareCommit.version(),
                Runtime.getRuntime().availableProcessors(),
                runs);
        try (Author author = Author.on(url, "Ada", Author.newBoard(url))) {
            warmUp(author);
            againstBareCommit(author);
        }
        onLargeBoard();
        crowd();
    }

    private void warmUp(Author author) throws Exception {
        for (int i = 0; i < WARM_UP; i++) {
            author.write();
            bareCommit.once();
        }
        System.out.printf("rows of the journal: %d bytes%n", bareCommit.likeJournal());
    }

    private void againstBareCommit(Author author) throws Exception {
        Runs<Pair> pairs = new Runs<>();
        for (int run = 0; run < runs; run++) {
            Pair pair = new Pair();
            for (int i = 0; i < WRITES; i++) {
                pair.edit().addNanos(author.write());
                pair.other().addNanos(bareCommit.once());
            }
            pairs.add(pair);
        }
        System.out.printf("%d sequential object:create of one client against the bare commit%n", WRITES);
        pairs.printPercentiles("object:create", Pair::edit);
        pairs.printPercentiles("bare commit", Pair::other);
        pairs.print("ratio of the medians", "", Pair::ratio);
    }

    private void onLargeBoard() throws Exception {
        UUID large = Author.newBoard(url);
        Runs<Author.Join> joins = new Runs<>();
        Runs<Pair> pairs = new Runs<>();
        try (Author author = Author.on(url, "Ada", large)) {
            author.fill(OBJECTS);
            for (int run = 0; run < runs; run++) {
                joins.add(joinOf(large));
                pairs.add(againstEmptyBoard(author));
            }
        }
        System.out.printf("a board of %d objects%n", OBJECTS);
        joins.print("join", "ms", join -> join.nanos() / 1e6);
        joins.print("size of what a join sends", "KB", join -> join.bytes() / 1e3);
        pairs.printPercentiles("object:create there", Pair::edit);
        pairs.printPercentiles("object:create on an empty board", Pair::other);
        pairs.print("ratio of the medians", "", Pair::ratio);
    }

    private Author.Join joinOf(UUID boardId) {
        try (Author newcomer = Author.on(url, "Grace", Author.newBoard(url))) {
            return newcomer.join(boardId);
        }
    }

    private Pair againstEmptyBoard(Author onLarge) {
        Pair pair = new Pair();
        try (Author onEmpty = Author.on(url, "Hedy", Author.newBoard(url))) {
            for (int i = 0; i < WRITES; i++) {
                pair.edit().addNanos(onLarge.write());
                pair.other().addNanos(onEmpty.write());
            }
        }
        return pair;
    }

    private void crowd() throws Exception {
        Runs<Crowd> crowds = new Runs<>();
        for (int run = 0; run < runs; run++) {
            crowds.add(crowdOn(Author.newBoard(url)));
        }
        System.out.printf("%d clients on one board, %d sequential object:create each%n", CLIENTS, WRITES_PER_CLIENT);
        crowds.printPercentiles("object:create", Crowd::edit);
        crowds.print("all together", "/s", crowd -> CLIENTS * WRITES_PER_CLIENT / crowd.seconds());
    }

    private Crowd crowdOn(UUID boardId) throws Exception {
        List<Author> authors = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            authors.add(Author.on(url, "Author " + i, boardId));
        }
        Latencies latencies = new Latencies();
        ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
        long begun = System.nanoTime();
        List<Callable<Void>> tasks = authors.stream()
                .map(author -> (Callable<Void>) () -> {
                    for (int i = 0; i < WRITES_PER_CLIENT; i++) {
                        latencies.addNanos(author.write());
                    }
                    return null;
                })
                .toList();
        for (Future<Void> ended : threads.invokeAll(tasks)) {
            ended.get();
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        threads.shutdown();
        authors.forEach(Author::close);
        return new Crowd(latencies, seconds);
    }

    private static String freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return String.format(Locale.ROOT, "%d", socket.getLocalPort());
        }
    }
}
