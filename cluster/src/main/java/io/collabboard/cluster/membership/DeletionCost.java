package io.collabboard.cluster.membership;

import com.typesafe.config.Config;
import io.collabboard.cluster.settings.PodSettings;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.stream.StreamSupport;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.apache.pekko.cluster.ClusterEvent.MemberEvent;
import org.apache.pekko.cluster.Member;
import org.apache.pekko.cluster.MemberStatus;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Subscribe;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells Kubernetes what deleting this node's pod costs: the older the member, the more, since the oldest has the coordinators
 * and each deletion of it moves them. Kubernetes takes the cheapest pods first when it scales a ReplicaSet down. That it cannot be told
 * harms nobody: it is tried again, less and less often.
 */
public final class DeletionCost extends AbstractBehavior<DeletionCost.Command> {
    static final String ANNOTATION = "controller.kubernetes.io/pod-deletion-cost";

    private static final Logger log = LoggerFactory.getLogger(DeletionCost.class);
    private static final int OF_THE_OLDEST = 10_000;
    private static final int LESS_FOR_THE_NEXT = 100;

    /** A pod without the annotation costs 0, such as one that has not joined. */
    private static final int LEAST = 1;

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    sealed interface Command {}

    private enum Look implements Command {
        INSTANCE
    }

    private record Told(int cost) implements Command {}

    private record Failed(Throwable cause) implements Command {}

    private final KubernetesApi api;
    private final String pod;
    private final Cluster cluster;
    private final TimerScheduler<Command> timers;
    private int told;
    private boolean isUnderWay;
    private Duration pause = FIRST_PAUSE;

    private DeletionCost(ActorContext<Command> context, TimerScheduler<Command> timers, KubernetesApi api, String pod) {
        super(context);
        this.api = api;
        this.pod = pod;
        this.timers = timers;
        this.cluster = Cluster.get(context.getSystem());
        cluster.subscriptions()
                .tell(Subscribe.create(
                        context.messageAdapter(MemberEvent.class, event -> Look.INSTANCE), MemberEvent.class));
        context.getSelf().tell(Look.INSTANCE);
    }

    /** Starts it, where that is set. */
    public static void start(ActorSystem<?> system, PodSettings pods) {
        pods.costed().ifPresent(pod -> {
            Config files = system.settings().config().getConfig("pekko.discovery.kubernetes-api");
            Executor blocking = system.dispatchers().lookup(DispatcherSelector.blocking());
            KubernetesApi api = new KubernetesApi(System.getenv(), files, pods.namespace(), blocking);
            system.systemActorOf(create(api, pod), "deletion-cost", Props.empty());
        });
    }

    static Behavior<Command> create(KubernetesApi api, String pod) {
        return Behaviors.setup(context -> Behaviors.withTimers(timers -> new DeletionCost(context, timers, api, pod)));
    }

    @Override
    public Receive<Command> createReceive() {
        return newReceiveBuilder()
                .onMessage(Look.class, look -> tellWhatChanged())
                .onMessage(Told.class, this::told)
                .onMessage(Failed.class, this::failed)
                .build();
    }

    private Behavior<Command> tellWhatChanged() {
        // While one waits for its pause, what changes is told by it.
        if (isUnderWay || timers.isTimerActive(Look.INSTANCE)) {
            return this;
        }
        cost().filter(cost -> cost != told).ifPresent(cost -> {
            isUnderWay = true;
            getContext()
                    .pipeToSelf(
                            api.annotate(pod, ANNOTATION, Integer.toString(cost)),
                            (done, failure) -> failure == null ? new Told(cost) : new Failed(failure));
        });
        return this;
    }

    private Behavior<Command> told(Told now) {
        isUnderWay = false;
        told = now.cost();
        pause = FIRST_PAUSE;
        return tellWhatChanged();
    }

    private Behavior<Command> failed(Failed failed) {
        isUnderWay = false;
        log.warn(
                "cannot set {} of pod {}, next try in {} s: {}",
                ANNOTATION,
                pod,
                pause.toSeconds(),
                failed.cause().toString());
        timers.startSingleTimer(Look.INSTANCE, Look.INSTANCE, pause);
        pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
        return this;
    }

    /** Absent while this node is not up. */
    private Optional<Integer> cost() {
        Member self = cluster.selfMember();
        if (self.status() != MemberStatus.up()) {
            return Optional.empty();
        }
        long older = StreamSupport.stream(cluster.state().getMembers().spliterator(), false)
                .filter(member -> member.status() == MemberStatus.up())
                .filter(member -> member.isOlderThan(self))
                .count();
        return Optional.of((int) Math.max(LEAST, OF_THE_OLDEST - LESS_FOR_THE_NEXT * older));
    }
}
