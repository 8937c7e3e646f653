package io.collabboard.cluster.board;

import static io.collabboard.cluster.board.support.Edits.createNote;
import static io.collabboard.cluster.board.support.Edits.text;
import static io.collabboard.cluster.board.support.Edits.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import io.collabboard.client.BoardMirror;
import io.collabboard.client.DisconnectedException;
import io.collabboard.client.RefusedException;
import io.collabboard.client.Requests;
import io.collabboard.cluster.Node;
import io.collabboard.cluster.TestPostgres;
import io.collabboard.cluster.board.support.Guest;
import io.collabboard.cluster.board.support.TestNodes;
import io.collabboard.proto.Uuids;
import io.collabboard.proto.wire.v1.Frame;
import io.collabboard.proto.wire.v1.ObjectPatch;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Random edits by several people at once, some of whom lose their connection again and again. */
class ConvergenceTest {
    private static final int PLAYERS = 5;
    private static final int STEPS = 500;
    private static Node node;

    @BeforeAll
    static void start() {
        node = TestNodes.start(TestPostgres.migratedDatabase());
    }

    @AfterAll
    static void stop() {
        node.stop();
    }

    @Test
    @DisplayName(
            "R19, R31, R34 whatever is lost and sent again, all end with the same board, and each accepted edit is in it once")
    void converges() {
        long seed = Long.getLong("collabboard.seed", System.nanoTime());
        System.out.println("convergence: -Dcollabboard.seed=" + seed);
        Random random = new Random(seed);
        Guest observer = Guest.connect(node.url(), "Observer");
        UUID board = observer.createBoard();
        observer.join(board);
        List<Player> players = IntStream.range(0, PLAYERS)
                .mapToObj(i -> new Player(node.url(), "Player " + i, board))
                .toList();

        for (int step = 0; step < STEPS; step++) {
            players.get(random.nextInt(PLAYERS)).step(random);
        }
        players.forEach(Player::settle);

        Guest fresh = Guest.on(board, node.url(), "Fresh");
        for (Player player : players) {
            await().untilAsserted(() -> assertThat(player.guest.state()).isEqualTo(fresh.state()));
        }
        await().untilAsserted(() -> assertThat(observer.state()).isEqualTo(fresh.state()));
        Map<ByteString, Long> accepted = new LinkedHashMap<>();
        players.forEach(player -> accepted.putAll(player.accepted));
        assertThat(observer.changes())
                .extracting(Frame::getId)
                .doesNotHaveDuplicates()
                .containsExactlyElementsOf(accepted.entrySet().stream()
                        .sorted(Comparator.comparingLong(Map.Entry::getValue))
                        .map(Map.Entry::getKey)
                        .toList());
        System.out.println("convergence: " + accepted.size() + " edits accepted, "
                + players.stream().mapToInt(player -> player.refused.size()).sum() + " refused, "
                + players.stream().mapToInt(player -> player.reconnects).sum() + " reconnects");
        players.forEach(player -> player.guest.abort());
        observer.abort();
        fresh.abort();
    }

    /** Edits without waiting for answers. Whatever has none is sent again after a reconnect. */
    private static final class Player {
        private final URI url;
        private final String name;
        private final UUID board;
        private final Map<ByteString, Frame> open = new ConcurrentHashMap<>();
        private final Map<ByteString, Long> accepted = new ConcurrentHashMap<>();
        private final Map<ByteString, String> refused = new ConcurrentHashMap<>();
        private final List<Frame> sent = new ArrayList<>();
        private final List<Throwable> faults = new ArrayList<>();
        private Guest guest;
        private int reconnects;

        Player(URI url, String name, UUID board) {
            this.url = url;
            this.name = name;
            this.board = board;
            this.guest = Guest.on(board, url, name);
        }

        void step(Random random) {
            int dice = random.nextInt(100);
            if (dice < 30) {
                send(createNote(board));
            } else if (dice < 70) {
                ObjectPatch.Builder patch = ObjectPatch.newBuilder();
                if (random.nextBoolean()) {
                    patch.setX(random.nextInt(1_000));
                }
                if (random.nextBoolean()) {
                    patch.putProps("text", text(name + " " + random.nextInt()));
                }
                send(update(board, anyObject(random), patch, random.nextInt(8) == 0 ? 1 : 0));
            } else if (dice < 80) {
                send(Requests.deleteObject(board, anyObject(random)));
            } else if (dice < 92) {
                sendAgain(random);
            } else {
                reconnect(random.nextInt(4) == 0);
            }
        }

        private UUID anyObject(Random random) {
            List<UUID> objects =
                    guest.state().objects().keySet().stream().sorted().toList();
            return objects.isEmpty() ? Uuids.next() : objects.get(random.nextInt(objects.size()));
        }

        private void sendAgain(Random random) {
            if (!sent.isEmpty()) {
                Frame former = sent.get(random.nextInt(sent.size()));
                if (accepted.containsKey(former.getId())) {
                    send(former);
                }
            }
        }

        private void send(Frame request) {
            sent.add(request);
            if (open.putIfAbsent(request.getId(), request) != null) {
                return;
            }
            var unused = guest.ask(request).whenComplete((reply, failure) -> {
                if (failure == null) {
                    Long seq = reply.done().getSeq();
                    Long former = accepted.putIfAbsent(request.getId(), seq);
                    open.remove(request.getId());
                    check(former == null || former.equals(seq), "accepted at " + former + " and at " + seq);
                } else if (failure instanceof RefusedException refusal) {
                    check(!accepted.containsKey(request.getId()), "accepted, then refused: " + refusal);
                    refused.put(request.getId(), refusal.code().name());
                    open.remove(request.getId());
                } else {
                    check(failure instanceof DisconnectedException, "failed with " + failure);
                }
            });
        }

        private void check(boolean holds, String fault) {
            if (!holds) {
                synchronized (faults) {
                    faults.add(new AssertionError(fault));
                }
            }
        }

        /** @param forgetful with nothing in hand */
        private void reconnect(boolean forgetful) {
            reconnects++;
            BoardMirror mirror = forgetful ? new BoardMirror(board) : guest.mirror();
            guest.abort();
            guest.client().disconnected().join();
            guest = Guest.connect(url, name);
            guest.join(mirror);
            List<Frame> unanswered = sent.stream()
                    .filter(frame -> open.containsKey(frame.getId()))
                    .distinct()
                    .toList();
            open.clear();
            unanswered.forEach(this::send);
        }

        void settle() {
            await().until(open::isEmpty);
            assertThat(faults).isEmpty();
        }
    }
}
