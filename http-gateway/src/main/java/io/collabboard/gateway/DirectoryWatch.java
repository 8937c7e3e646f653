package io.collabboard.gateway;

import io.collabboard.board.directory.BoardDirectory;
import io.collabboard.gateway.session.Sessions;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.typed.ActorSystem;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the sessions of this node when the board directory has changed, on whatever node that was. Looks at one row every
 * 300 ms while there are sessions.
 */
final class DirectoryWatch {
    private static final Logger log = LoggerFactory.getLogger(DirectoryWatch.class);
    private static final Duration INTERVAL = Duration.ofMillis(300);

    private final ActorSystem<?> system;
    private final BoardDirectory directory;
    private final Sessions sessions;
    private long seenRev = -1;
    private boolean hasFailed;

    private DirectoryWatch(ActorSystem<?> system, BoardDirectory directory, Sessions sessions) {
        this.system = system;
        this.directory = directory;
        this.sessions = sessions;
    }

    static void start(ActorSystem<?> system, BoardDirectory directory, Sessions sessions) {
        new DirectoryWatch(system, directory, sessions).lookLater();
    }

    /** One look follows the other, so that they never overlap. */
    private void lookLater() {
        if (!system.whenTerminated().isCompleted()) {
            system.scheduler().scheduleOnce(INTERVAL, this::look, system.executionContext());
        }
    }

    private void look() {
        CompletionStage<Long> rev = sessions.count() == 0 ? CompletableFuture.completedStage(seenRev) : directory.rev();
        rev.whenComplete((current, failure) -> {
            seen(current, failure);
            lookLater();
        });
    }

    private void seen(@Nullable Long rev, @Nullable Throwable failure) {
        if (rev == null) {
            if (!hasFailed) {
                log.warn("the board directory cannot be watched", failure);
            }
            hasFailed = true;
            return;
        }
        hasFailed = false;
        if (rev != seenRev) {
            seenRev = rev;
            sessions.boardListChanged();
        }
    }
}
