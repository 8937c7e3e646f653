package io.collabboard.gateway.session;

import io.collabboard.gateway.replica.Follower;
import io.collabboard.gateway.replica.ReplicaCommand;
import io.collabboard.proto.CloseCode;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import org.apache.pekko.actor.typed.ActorRef;
import org.jspecify.annotations.Nullable;

/** What a session needs of the stage that it runs in. */
interface SessionPort {

    /** How replicas reach this session. */
    Follower follower();

    /** Runs the handler on the session's thread once the stage is complete. */
    <T> void whenComplete(
            CompletionStage<T> stage, BiConsumer<? super @Nullable T, ? super @Nullable Throwable> handler);

    /** Tell {@link Session#onReplicaStopped} if this replica stops; replaces the one watched before. */
    void watch(ActorRef<ReplicaCommand> replica);

    void unwatch();

    /** Call {@link Session#onTimer} within this many milliseconds. */
    void wakeAfter(long millis);

    /** Close once everything that was queued is sent. */
    void close(CloseCode code);
}
