package io.collabboard.cluster.membership;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.discovery.ServiceDiscovery.ResolvedTarget;
import org.apache.pekko.management.cluster.bootstrap.ClusterBootstrapSettings;
import org.apache.pekko.management.cluster.bootstrap.JoinDecision;
import org.apache.pekko.management.cluster.bootstrap.LowestAddressJoinDecider;
import org.apache.pekko.management.cluster.bootstrap.SeedNodesInformation;
import org.apache.pekko.management.cluster.bootstrap.SeedNodesObservation;
import scala.concurrent.Future;

/** Decides as Pekko does, and tells the operator on what grounds. Named in the configuration, made by Pekko. */
public final class ReportingJoinDecider extends LowestAddressJoinDecider {
    private final JoinProgress progress;
    private final int required;
    private final int usualPort;

    public ReportingJoinDecider(ActorSystem system, ClusterBootstrapSettings settings) {
        super(system, settings);
        this.progress = JoinProgress.of(system);
        this.required = settings.getContactPointDiscoveryRequiredContactPointsNr();
        this.usualPort = settings.getContactPointFallbackPort();
    }

    @Override
    public Future<JoinDecision> decide(SeedNodesInformation info) {
        Set<String> found =
                info.getContactPoints().stream().map(this::text).collect(Collectors.toCollection(TreeSet::new));
        Set<String> answering = info.getSeedNodesObservations().stream()
                .map(SeedNodesObservation::contactPoint)
                .map(this::text)
                .collect(Collectors.toCollection(TreeSet::new));
        progress.saw(found, answering, required);
        return super.decide(info);
    }

    private String text(ResolvedTarget target) {
        Object port = target.port().isDefined() ? target.port().get() : usualPort;
        return target.host() + ":" + port;
    }
}
