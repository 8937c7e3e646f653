package io.collabboard.cluster.bench;

import com.google.protobuf.Value;
import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.collabboard.board.BoardEntity;
import io.collabboard.board.BoardMetrics;
import io.collabboard.board.model.BoardLimits;
import io.collabboard.board.model.BoardObject;
import io.collabboard.board.model.ObjectKind;
import io.collabboard.board.model.ObjectPatch;
import io.collabboard.board.model.Operation;
import io.collabboard.board.model.Outcome;
import io.collabboard.board.model.Submission;
import io.collabboard.board.protocol.BoardCommand;
import io.collabboard.cluster.TestPostgres;
import io.collabboard.cluster.settings.DatabaseAccess;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/**
 * What a change costs a board's entity alone, on a real PostgreSQL and without cluster, replica or socket: batches of
 * several sizes, on boards of several sizes. Arguments: seconds for each, then sizes of boards.
 */
public final class EntityBenchmark {
    private static final List<Integer> BATCHES = List.of(1, 16, 64, 256);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int FILLED_AT_ONCE = 100;
    private static final String USER = "ada";

    private final ActorSystem<Object> system;
    private final int seconds;

    private EntityBenchmark(ActorSystem<Object> system, int seconds) {
        this.system = system;
        this.seconds = seconds;
    }

    public static void main(String[] arguments) {
        int seconds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5;
        List<Integer> sizes = arguments.length > 1
                ? IntStream.range(1, arguments.length)
                        .mapToObj(i -> Integer.parseInt(arguments[i]))
                        .toList()
                : List.of(100, 10_000, 100_000);
        ActorSystem<Object> system =
                ActorSystem.create(Behaviors.empty(), "entity-benchmark", config(TestPostgres.migratedDatabase()));
        EntityBenchmark benchmark = new EntityBenchmark(system, seconds);
        benchmark.measure(sizes.get(0), false);
        sizes.forEach(size -> benchmark.measure(size, true));
        System.exit(0);
    }

    private static Config config(DatabaseAccess database) {
        String pool = "pekko-persistence-jdbc.shared-databases.slick.db.";
        return ConfigFactory.load(ConfigFactory.parseMap(Map.of(
                        "pekko.actor.provider",
                        "local",
                        "pekko.loglevel",
                        "WARNING",
                        pool + "url",
                        database.jdbcUrl(),
                        pool + "user",
                        database.user(),
                        pool + "password",
                        database.password().value()))
                .withFallback(ConfigFactory.defaultApplication()));
    }

    private void measure(int size, boolean isTold) {
        UUID boardId = UUID.randomUUID();
        ActorRef<BoardCommand> entity = spawn(boardId);
        execute(entity, new Operation.CreateBoard("bench", true))
                .toCompletableFuture()
                .join();
        ActorRef<Object> submitter =
                system.systemActorOf(EntitySubmitter.create(entity, USER), "submitter-" + boardId, noProps());
        List<UUID> objects = new ArrayList<>();
        go(submitter, size / FILLED_AT_ONCE, FILLED_AT_ONCE, () -> create(objects));
        for (int batch : BATCHES) {
            run(submitter, batch, objects, isTold);
        }
        if (isTold) {
            recover(boardId, entity);
        }
    }

    private ActorRef<BoardCommand> spawn(UUID boardId) {
        return system.systemActorOf(
                BoardEntity.create(
                        boardId,
                        1,
                        BoardLimits.defaults(),
                        InstantSource.system(),
                        new BoardMetrics(new SimpleMeterRegistry()),
                        () -> {}),
                "entity-" + UUID.randomUUID(),
                noProps());
    }

    private void run(ActorRef<Object> submitter, int batch, List<UUID> objects, boolean isTold) {
        go(submitter, 200, batch, () -> move(objects));
        long begun = System.nanoTime();
        long cpu = cpuNanos();
        long allocated = allocatedBytes();
        int batches = 0;
        Latencies latencies = new Latencies();
        while (System.nanoTime() - begun < Duration.ofSeconds(seconds).toNanos()) {
            latencies.add(go(submitter, 100, batch, () -> move(objects)));
            batches += 100;
        }
        double elapsed = (System.nanoTime() - begun) / 1e9;
        double changes = (double) batches * batch;
        if (isTold) {
            System.out.printf(
                    Locale.ROOT,
                    "%6d objects, batches of %3d: %8.0f changes/s, %6.1f us of CPU and %6.0f bytes a change, a batch %s%n",
                    objects.size(),
                    batch,
                    changes / elapsed,
                    (cpuNanos() - cpu) / 1e3 / changes,
                    (allocatedBytes() - allocated) / changes,
                    latencies);
        }
    }

    private static Latencies go(ActorRef<Object> submitter, int batches, int size, Supplier<Operation> operation) {
        CompletableFuture<Latencies> done = new CompletableFuture<>();
        submitter.tell(new EntitySubmitter.Go(batches, size, operation, done));
        return done.join();
    }

    /** How long the board takes to answer again. */
    private void recover(UUID boardId, ActorRef<BoardCommand> entity) {
        entity.tell(BoardCommand.Stop.INSTANCE);
        Runs<Double> runs = new Runs<>();
        for (int i = 0; i < 3; i++) {
            long begun = System.nanoTime();
            ActorRef<BoardCommand> again = spawn(boardId);
            execute(again, new Operation.RenameBoard("again"))
                    .toCompletableFuture()
                    .join();
            runs.add((System.nanoTime() - begun) / 1e6);
            again.tell(BoardCommand.Stop.INSTANCE);
        }
        runs.print("recovery and one change", "ms", time -> time);
    }

    private static Operation move(List<UUID> objects) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        ObjectPatch patch = new ObjectPatch(
                random.nextDouble(1_000), random.nextDouble(1_000), null, null, null, null, Map.of(), null);
        return new Operation.UpdateObject(objects.get(random.nextInt(objects.size())), patch, 0);
    }

    private CompletionStage<Outcome> execute(ActorRef<BoardCommand> entity, Operation operation) {
        return AskPattern.ask(
                entity,
                (ActorRef<Outcome> replyTo) -> new BoardCommand.Execute(
                        new Submission(UUID.randomUUID(), UUID.randomUUID(), USER, operation), replyTo),
                PATIENCE,
                system.scheduler());
    }

    private static Operation create(List<UUID> objects) {
        UUID id = UUID.randomUUID();
        objects.add(id);
        Map<String, Value> props = Map.of(
                "text",
                        Value.newBuilder()
                                .setStringValue("A note of some length")
                                .build(),
                "fill", Value.newBuilder().setStringValue("#fff1a8").build());
        return new Operation.CreateObject(
                new BoardObject(id, ObjectKind.STICKY_NOTE, 1, 2, 200.0, 200.0, 0, 0, props, null, USER, 0), true);
    }

    private static org.apache.pekko.actor.typed.Props noProps() {
        return org.apache.pekko.actor.typed.Props.empty();
    }

    private static long cpuNanos() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    /** Of the threads that live, which is all that work here. */
    private static long allocatedBytes() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long bytes = 0;
        for (long allocated : threads.getThreadAllocatedBytes(threads.getAllThreadIds())) {
            bytes += Math.max(0, allocated);
        }
        return bytes;
    }
}
