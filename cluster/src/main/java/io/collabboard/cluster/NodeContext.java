package io.collabboard.cluster;

import io.collabboard.cluster.database.Database;
import io.collabboard.cluster.metrics.Metrics;
import io.collabboard.cluster.settings.NodeSettings;
import org.apache.pekko.actor.typed.ActorSystem;

/** What the services of a node build on: an actor system, a migrated database, a place for meters. */
record NodeContext(ActorSystem<Void> system, Database database, Metrics metrics, NodeSettings settings) {}
