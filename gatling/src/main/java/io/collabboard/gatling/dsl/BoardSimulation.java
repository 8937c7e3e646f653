package io.collabboard.gatling.dsl;

import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.rendezVous;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;

import io.collabboard.gatling.cell.Cell;
import io.collabboard.gatling.cell.CellPlan;
import io.collabboard.gatling.cell.Load;
import io.collabboard.gatling.cell.Meter;
import io.collabboard.gatling.cell.Target;
import io.collabboard.gatling.cell.Track;
import io.collabboard.proto.Uuids;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.OpenInjectionStep;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.core.Simulation;
import io.gatling.javaapi.http.HttpProtocolBuilder;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * A simulation of the bench: it reads the plan of its cell, makes the boards that it needs, runs, and writes the result.
 * Everything is declared in the constructor; nothing is sent before Gatling calls {@link #before}.
 */
public abstract class BoardSimulation extends Simulation {
    /** A load that takes this much longer than planned has failed. */
    private static final Duration GRACE = Duration.ofMinutes(2);

    private final CellPlan plan = Cell.plan();
    private final Meter meter = new Meter(plan);
    private final Preparation preparation = new Preparation();
    private final AtomicInteger people = new AtomicInteger();

    /** The column: how many users, objects or whatever the simulation counts. */
    protected final int n() {
        return plan.n();
    }

    /** Which repetition of the cell it is, from 1. */
    protected final int run() {
        return plan.run();
    }

    protected final Load load() {
        return plan.load();
    }

    protected final URI url() {
        return plan.target().url();
    }

    protected final Target target() {
        return plan.target();
    }

    protected final Meter meter() {
        return meter;
    }

    /** A row of the matrix. */
    protected final Track track(String scenario) {
        return meter.track(scenario);
    }

    /** An empty board that everybody may join. */
    protected final UUID board() {
        return board(List.of());
    }

    /** A board with these notes on it. */
    protected final UUID board(List<UUID> notes) {
        return preparation.board(notes);
    }

    /** A board with this note on it, at once, whose entity is on this node and not on the other one. */
    protected final UUID boardOn(Target node, Target other, UUID note) {
        return preparation.makeOn(node, other, note);
    }

    /** Ids for notes. */
    protected static List<UUID> newIds(int count) {
        return Stream.generate(Uuids::next).limit(count).toList();
    }

    /** What every user begins with. */
    protected final ChainBuilder enter() {
        return exec(session -> new Person(people.getAndIncrement(), meter).enter(session));
    }

    /**
     * Runs a closed load of users who do the same: they arrive, warm up, wait for each other, and then do what counts.
     *
     * @param arrive what a user does once its socket is open
     */
    protected final void everyone(int users, ChainBuilder arrive, ChainBuilder warmUp, ChainBuilder counted) {
        everyoneElsewhere(users, Actions.connect().exec(arrive).exec(warmUp), counted, Actions.leave());
    }

    /**
     * As {@link #everyone}, of users who have no socket of Gatling's, but use what the simulation has opened elsewhere.
     *
     * @param before ends with everybody ready: the window opens then
     * @param afterwards what follows when it has closed
     */
    protected final void everyoneElsewhere(
            int users, ChainBuilder before, ChainBuilder counted, ChainBuilder afterwards) {
        ChainBuilder all = enter().exec(before)
                .exec(gate(users, meter::open))
                .exec(this::fromTheOpening)
                .exec(counted)
                .exec(gate(users, meter::close))
                .exec(afterwards);
        start(all, atOnceUsers(users));
    }

    /** As above, where nothing follows. */
    protected final void everyoneElsewhere(int users, ChainBuilder before, ChainBuilder counted) {
        everyoneElsewhere(users, before, counted, exec(session -> session));
    }

    /**
     * Runs an open load: users come by the clock, evenly, however those before them fare. The window opens when the first one
     * comes who counts, and closes when the last one has gone.
     *
     * @param perSecond how many come in a second
     */
    protected final void visitors(int perSecond, ChainBuilder visit) {
        int before = perSecond * load().warmUpSeconds();
        int all = before + perSecond * load().seconds();
        Arrivals arrivals = new Arrivals(perSecond, before);
        AtomicInteger gone = new AtomicInteger();
        ChainBuilder whole = enter().exec(session -> {
                    Person visitor = Person.of(session);
                    visitor.isDue(arrivals.dueOf(visitor.index(), System.nanoTime()));
                    if (visitor.index() >= before) {
                        meter.openAt(Math.min(arrivals.dueOf(before, System.nanoTime()), System.nanoTime()));
                    }
                    return session;
                })
                .exec(visit)
                .exec(session -> {
                    if (gone.incrementAndGet() == all) {
                        meter.close();
                    }
                    return session;
                });
        start(whole, constantUsersPerSec(perSecond).during(Duration.ofSeconds(all / perSecond)));
    }

    private void start(ChainBuilder chain, OpenInjectionStep injection) {
        setUp(scenario(plan.simulation()).exec(chain).injectOpen(injection))
                .protocols(protocol())
                .maxDuration(limit());
    }

    /** What a user does first in the window was due when it opened, however late the driver gets round to it. */
    private Session fromTheOpening(Session session) {
        Person.of(session).isDue(meter.opened());
        return session;
    }

    /** Waits until so many users are here; each of them then does something that takes no time and has its effect once. */
    protected static ChainBuilder gate(int users, Runnable then) {
        return rendezVous(users).exec(session -> {
            then.run();
            return session;
        });
    }

    /** Completes when all have; fails when all have ended and one has failed. */
    protected static CompletableFuture<Void> all(List<? extends CompletableFuture<?>> parts) {
        return CompletableFuture.allOf(parts.toArray(CompletableFuture<?>[]::new));
    }

    /** Completes when so much time has passed. */
    protected static CompletableFuture<Void> after(int seconds) {
        return CompletableFuture.runAsync(() -> {}, CompletableFuture.delayedExecutor(seconds, TimeUnit.SECONDS));
    }

    protected final HttpProtocolBuilder protocol() {
        String base = url().toString();
        return http.baseUrl(base)
                .wsBaseUrl("ws" + base.substring("http".length()))
                .wsUnmatchedInboundMessageBufferSize(0)
                .disableWarmUp()
                .disableCaching();
    }

    /** How long the load may take. */
    protected final Duration limit() {
        return GRACE.plusSeconds((long) load().warmUpSeconds() + load().seconds() + load().drainSeconds());
    }

    /** What has to be there before the first user comes: here, the boards. */
    protected void prepare() {
        preparation.make(url());
    }

    /** Called when all users are gone, before the result is made. */
    protected void conclude() {}

    @Override
    public final void before() {
        prepare();
    }

    @Override
    public final void after() {
        conclude();
        Cell.write(meter.result());
        preparation.remove(url());
    }
}
