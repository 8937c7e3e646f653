package io.collabboard.cluster.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.collabboard.cluster.membership.FakeKubernetes.Pod;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.MemberStatus;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Join;
import org.apache.pekko.cluster.typed.Leave;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeletionCostTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private FakeKubernetes kubernetes;
    private ActorSystem<Void> older;
    private ActorSystem<Void> younger;

    @BeforeEach
    void start(@TempDir Path directory) throws Exception {
        kubernetes = FakeKubernetes.start(directory);
        kubernetes.add(Pod.running("older", "collabboard", "127.0.0.2"));
        kubernetes.add(Pod.running("younger", "collabboard", "127.0.0.3"));
        older = member();
        younger = member();
        join(older, older);
        join(younger, older);
    }

    @AfterEach
    void stop() {
        older.terminate();
        younger.terminate();
        kubernetes.close();
    }

    @Test
    @DisplayName("The older a node the dearer its pod, told again when an older one has gone, in spite of failures")
    void byAge() {
        kubernetes.failPatches(2);
        tellCost(younger, "younger");
        await().atMost(PATIENCE)
                .until(() -> kubernetes.annotated(DeletionCost.ANNOTATION).containsKey("younger"));
        tellCost(older, "older");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(kubernetes.annotated(DeletionCost.ANNOTATION))
                        .isEqualTo(Map.of("older", "10000", "younger", "9900")));

        Cluster cluster = Cluster.get(older);
        cluster.manager().tell(Leave.create(cluster.selfMember().address()));

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(kubernetes.annotated(DeletionCost.ANNOTATION))
                        .containsEntry("younger", "10000"));
    }

    private void tellCost(ActorSystem<Void> system, String pod) {
        KubernetesApi api = new KubernetesApi(
                kubernetes.environment(),
                system.settings().config().getConfig("pekko.discovery.kubernetes-api"),
                Optional.empty(),
                system.dispatchers().lookup(DispatcherSelector.blocking()));
        system.systemActorOf(DeletionCost.create(api, pod), "deletion-cost", Props.empty());
    }

    private static void join(ActorSystem<Void> system, ActorSystem<Void> other) {
        Cluster cluster = Cluster.get(system);
        cluster.manager().tell(Join.create(Cluster.get(other).selfMember().address()));
        await().atMost(PATIENCE).until(() -> cluster.selfMember().status() == MemberStatus.up());
    }

    private ActorSystem<Void> member() {
        Map<String, Object> values = new HashMap<>(kubernetes.files());
        values.put("pekko.remote.artery.canonical.port", 0);
        values.put("pekko.loglevel", "WARNING");
        Config config = ConfigFactory.parseMap(values).withFallback(ConfigFactory.load());
        return ActorSystem.create(Behaviors.empty(), "cost", config);
    }
}
