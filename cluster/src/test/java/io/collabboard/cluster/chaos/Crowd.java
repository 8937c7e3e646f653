package io.collabboard.cluster.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.collabboard.client.BoardClient;
import io.collabboard.client.BoardMirror;
import io.collabboard.client.DevTickets;
import io.collabboard.cluster.board.support.Futures;
import io.collabboard.cluster.board.support.Guest;
import io.collabboard.cluster.crash.AcknowledgedEdit;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.core.ConditionFactory;

/**
 * 40 boards, each with somebody who draws and with viewers, so that each board is seen on each node. Who draws does so at a
 * steady pace, answered or not: how long his edits took is how long a person would have waited.
 */
final class Crowd implements AutoCloseable {
    static final int BOARDS = 40;

    private static final long PACE_MS = 200;
    private static final long LOOK_MS = 500;
    private static final long ARRIVAL_MS = 2_000;
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** Everything is as ever when nobody has waited for longer. */
    private static final Duration BRIEF = Duration.ofSeconds(1);

    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(2, task -> {
        Thread thread = new Thread(task, "crowd");
        thread.setDaemon(true);
        return thread;
    });
    private final List<URI> nodes;
    private final List<Person> writers = new ArrayList<>();
    private final List<Person> viewers = new ArrayList<>();
    private final Waits waits = new Waits();
    private volatile boolean isDrawing;

    /** Returns when everybody is there and draws. */
    Crowd(List<URI> nodes, long seed) {
        this.nodes = nodes;
        Random random = new Random(seed);
        try (Guest owner = Guest.connect(nodes.get(0), "Owner")) {
            for (int i = 0; i < BOARDS; i++) {
                add(owner.createBoard(), i, random);
            }
        }
        for (Person person : everybody().toList()) {
            var unusedArrival = clock.schedule(person::come, random.nextLong(ARRIVAL_MS), TimeUnit.MILLISECONDS);
            var unused = clock.scheduleWithFixedDelay(person::look, LOOK_MS, LOOK_MS, TimeUnit.MILLISECONDS);
        }
        for (Person writer : writers) {
            long offset = random.nextLong(PACE_MS);
            var unused = clock.scheduleAtFixedRate(() -> drawIf(writer), offset, PACE_MS, TimeUnit.MILLISECONDS);
        }
        draw();
    }

    private void add(UUID board, int number, Random random) {
        for (int place = 0; place < nodes.size(); place++) {
            List<URI> line = new ArrayList<>(nodes);
            Collections.rotate(line, -(number + place));
            Person person = new Person(
                    (place == 0 ? "Writer " : "Viewer ") + number + "-" + place + " " + board,
                    board,
                    line,
                    random.nextLong(),
                    clock,
                    waits);
            (place == 0 ? writers : viewers).add(person);
        }
    }

    private void drawIf(Person writer) {
        if (isDrawing) {
            writer.draw();
        }
    }

    Waits waits() {
        return waits;
    }

    Set<UUID> boards() {
        return writers.stream().map(Person::board).collect(Collectors.toSet());
    }

    /** The boards of those who draw at this node when all is well. */
    Set<UUID> drawnAt(URI node) {
        return writers.stream()
                .filter(writer -> writer.home().equals(node))
                .map(Person::board)
                .collect(Collectors.toCollection(HashSet::new));
    }

    int pauses() {
        return everybody().mapToInt(Person::pauses).sum();
    }

    /** Everybody is back at his node, and nobody waits. */
    void settle() {
        patiently().until(() -> {
            everybody().forEach(Person::goHome);
            return everybody().allMatch(Person::isHome);
        });
        awaitAnswered(System.nanoTime());
    }

    /** Everybody has an answer to something drawn after this moment, and nobody waits. */
    void awaitAnswered(long nanoTime) {
        awaitAnswered(nanoTime, boards());
        patiently()
                .untilAsserted(() -> assertThat(writers)
                        .filteredOn(writer -> writer.oldestWait() > BRIEF.toNanos())
                        .as("who waits")
                        .isEmpty());
    }

    /** Those who draw on these boards have an answer to something drawn after this moment. */
    void awaitAnswered(long nanoTime, Set<UUID> boards) {
        patiently()
                .untilAsserted(() -> assertThat(writers)
                        .filteredOn(writer -> boards.contains(writer.board()) && !writer.wasAnsweredSince(nanoTime))
                        .as("who waits")
                        .isEmpty());
    }

    void draw() {
        isDrawing = true;
    }

    /**
     * Stops drawing, and looks whether every edit that was acknowledged is there once, in the same order and state for
     * everybody here and for those who come anew to each node.
     */
    void audit() throws Exception {
        isDrawing = false;
        patiently().untilAsserted(() -> assertThat(writers).allMatch(writer -> writer.oldestWait() == 0));
        assertThat(everybody().flatMap(person -> person.problems().stream())).isEmpty();
        for (Person writer : writers) {
            List<AcknowledgedEdit> edits = writer.acknowledged();
            patiently()
                    .untilAsserted(() ->
                            assertThat(onBoard(writer.board())).allMatch(person -> person.seq() == edits.size() + 1L));
            BoardMirror.State board = writer.state();
            AcknowledgedEdit.assertEachOnce(edits, board);
            assertThat(onBoard(writer.board()))
                    .allSatisfy(person -> assertThat(person.state()).isEqualTo(board));
        }
        for (URI node : nodes) {
            auditFrom(node);
        }
        assertThat(everybody().flatMap(person -> person.problems().stream())).isEmpty();
    }

    private void auditFrom(URI node) throws Exception {
        Map<UUID, BoardMirror> fresh =
                writers.stream().map(Person::board).collect(Collectors.toMap(board -> board, BoardMirror::new));
        try (BoardClient reader = Futures.get(BoardClient.connect(
                node,
                DevTickets.of(node, "Reader"),
                event -> fresh.values().forEach(mirror -> mirror.accept(event))))) {
            for (Person writer : writers) {
                BoardMirror mirror = fresh.get(writer.board());
                Futures.get(reader.join(mirror));
                assertThat(mirror.state()).isEqualTo(writer.state());
            }
        }
    }

    private Stream<Person> onBoard(UUID board) {
        return everybody().filter(person -> person.board().equals(board));
    }

    private Stream<Person> everybody() {
        return Stream.concat(writers.stream(), viewers.stream());
    }

    private static ConditionFactory patiently() {
        return await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50));
    }

    @Override
    public void close() throws Exception {
        isDrawing = false;
        everybody().forEach(Person::end);
        clock.shutdownNow();
        if (!clock.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new TimeoutException("the crowd does not end");
        }
    }
}
