package io.collabboard.cluster.fuzz;

/** What happens next in a fuzz. Clients, nodes and objects are numbers from 0. */
sealed interface Step {

    /** Something that one client does. */
    sealed interface ByClient extends Step {
        int client();
    }

    record Create(int client, int object) implements ByClient {}

    /** @param baseVersion 0: merge, else compare-and-set */
    record Move(int client, int object, int x, int baseVersion) implements ByClient {}

    record Write(int client, int object, int textLength) implements ByClient {}

    record Erase(int client, int object) implements ByClient {}

    record Raise(int client, int object, int zIndex) implements ByClient {}

    /** @param group 0: out of any */
    record Group(int client, int object, int group) implements ByClient {}

    record Delete(int client, int object) implements ByClient {}

    /** Sends a request again, answered or not, that it sent so many requests ago. */
    record Repeat(int client, int ago) implements ByClient {}

    /**
     * Loses its connection and comes back.
     *
     * @param isForgetful with nothing in hand
     */
    record Reconnect(int client, int node, boolean isForgetful) implements ByClient {}

    record StopReading(int client) implements ByClient {}

    record ReadOn(int client) implements ByClient {}

    record StopEntity() implements Step {}

    record CrashEntity() implements Step {}

    record CrashReplicas(int node) implements Step {}
}
