package io.collabboard.cluster.membership;

import java.util.Set;
import org.apache.pekko.actor.AbstractExtensionId;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.actor.Extension;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How far a node has come that looks for its cluster, in a sentence; each change of it is a line of the log. */
public final class JoinProgress implements Extension {
    private static final Logger log = LoggerFactory.getLogger(JoinProgress.class);
    private static final Id ID = new Id();

    private volatile String said = "discovery has not answered yet, the log tells if it failed";

    private JoinProgress() {}

    public static JoinProgress of(ActorSystem system) {
        return ID.get(system);
    }

    void saw(Set<String> found, Set<String> answering, int required) {
        String now =
                "found %s, of which %s answered; a new cluster needs %d, and an answer from every one that was found"
                        .formatted(list(found), list(answering), required);
        if (!now.equals(said)) {
            said = now;
            log.info("looking for the cluster: {}", now);
        }
    }

    @Override
    public String toString() {
        return said;
    }

    private static String list(Set<String> nodes) {
        return nodes.isEmpty() ? "none" : String.join(", ", nodes);
    }

    private static final class Id extends AbstractExtensionId<JoinProgress> {
        @Override
        public JoinProgress createExtension(ExtendedActorSystem system) {
            return new JoinProgress();
        }
    }
}
