package io.collabboard.cluster;

import io.collabboard.board.BoardMetrics;
import io.collabboard.board.BoardSettings;
import io.collabboard.board.BoardSharding;
import io.collabboard.board.chat.ChatLog;
import io.collabboard.board.chat.ChatSettings;
import io.collabboard.board.directory.DirectoryProjection;
import io.collabboard.cluster.database.Epoch;
import io.collabboard.cluster.database.JournalPool;
import io.collabboard.cluster.settings.HttpSettings;
import io.collabboard.gateway.Gateway;
import io.collabboard.gateway.GatewayConfig;
import io.collabboard.gateway.http.GatewaySettings;
import io.collabboard.gateway.http.WebOrigin;
import io.collabboard.gateway.metrics.GatewayMetrics;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import javax.sql.DataSource;
import org.apache.pekko.Done;
import org.apache.pekko.actor.CoordinatedShutdown;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.http.javadsl.Http;
import org.apache.pekko.http.javadsl.ServerBinding;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everything that runs on a node, in the order of starting; the HTTP port opens last. What belongs to the cluster begins its
 * work by itself once the node is a member.
 */
final class NodeServices {
    private static final Logger log = LoggerFactory.getLogger(NodeServices.class);

    /** Below the timeout of its phase, with the second that it may take more. What is left then is given away with the rest. */
    private static final Duration LONGEST_HAND_OVER = Duration.ofSeconds(8);

    private NodeServices() {}

    /** Completes when HTTP is served. The binding is closed by the caller's coordinated shutdown. */
    static CompletionStage<ServerBinding> start(NodeContext context, StartGate gate) {
        ActorSystem<Void> system = context.system();
        DataSource dataSource = context.database().dataSource();
        BoardSettings boardSettings = BoardSettings.fromConfig(system.settings().config());
        ChatSettings chatSettings = ChatSettings.fromConfig(system.settings().config());
        long epoch = Epoch.of(dataSource);
        BoardMetrics boardMetrics = new BoardMetrics(context.metrics().registry());
        BoardSharding boards = BoardSharding.start(
                system, epoch, boardSettings.limits(), chatSettings, ChatLog.ofJournal(system), boardMetrics);
        boards.warmUp(system, epoch, boardSettings.limits(), boardMetrics)
                .toCompletableFuture()
                .join();
        DirectoryProjection.start(system, dataSource);
        JournalPool.measure(system, context.metrics().registry());
        GatewayConfig config =
                GatewayConfig.fromConfig(system.settings().config(), boardSettings.limits(), chatSettings);
        Gateway gateway = Gateway.start(
                system,
                httpSettings(context),
                config,
                boards,
                dataSource,
                NodeReadiness.of(system, dataSource),
                new GatewayMetrics(context.metrics().registry()));
        CoordinatedShutdown.get(system)
                .addTask(
                        CoordinatedShutdown.PhaseBeforeServiceUnbind(),
                        "drain",
                        () -> gateway.drain().thenApply(drained -> Done.getInstance()));
        CoordinatedShutdown.get(system)
                .addTask(
                        CoordinatedShutdown.PhaseBeforeClusterShutdown(),
                        "hand-over-boards",
                        () -> BoardSharding.handOver(system, LONGEST_HAND_OVER));
        rehearse(gateway, system);
        HttpSettings http = context.settings().http();
        return Http.get(system)
                .newServerAt(http.host(), http.port())
                .withSettings(gateway.serverSettings(system))
                .bind(gate.guarding(gateway.route()));
    }

    /** A node that could not is no worse than one that did not. */
    private static void rehearse(Gateway gateway, ActorSystem<?> system) {
        try {
            gateway.rehearse(system);
        } catch (CompletionException e) {
            log.warn("no rehearsal: the first people on this node will wait for a moment", e);
        }
    }

    private static GatewaySettings httpSettings(NodeContext context) {
        HttpSettings http = context.settings().http();
        List<WebOrigin> allowed = http.allowedOrigins().stream()
                .map(WebOrigin::parse)
                .flatMap(Optional::stream)
                .toList();
        return GatewaySettings.create(
                context.settings().developmentLogin(),
                http.publicUrl().flatMap(url -> WebOrigin.parse(url.toString())),
                allowed);
    }
}
