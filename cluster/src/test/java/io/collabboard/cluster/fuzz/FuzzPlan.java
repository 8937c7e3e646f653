package io.collabboard.cluster.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** The steps of a fuzz, which follow from its seed alone; what comes of them does not. */
record FuzzPlan(long seed, List<Step> steps) {
    static final int CLIENTS = 20;
    static final int NODES = 2;
    private static final int OBJECTS = 60;
    private static final int GROUPS = 4;
    private static final int MOST_AGO = 40;
    private static final int LONG_TEXT = 6_000;

    static FuzzPlan of(long seed, int steps) {
        Random random = new Random(seed);
        List<Step> plan = new ArrayList<>();
        for (int i = 0; i < steps; i++) {
            plan.add(random.nextInt(100) == 0 ? failure(random) : byClient(random));
        }
        return new FuzzPlan(seed, List.copyOf(plan));
    }

    private static Step failure(Random random) {
        return switch (random.nextInt(4)) {
            case 0, 1 -> new Step.StopEntity();
            case 2 -> new Step.CrashEntity();
            default -> new Step.CrashReplicas(random.nextInt(NODES));
        };
    }

    private static Step byClient(Random random) {
        int client = random.nextInt(CLIENTS);
        int object = random.nextInt(OBJECTS);
        int dice = random.nextInt(100);
        if (dice < 20) {
            return new Step.Create(client, object);
        } else if (dice < 40) {
            return new Step.Move(
                    client, object, random.nextInt(1_000), random.nextInt(4) == 0 ? 1 + random.nextInt(4) : 0);
        } else if (dice < 52) {
            return new Step.Write(client, object, random.nextInt(8) == 0 ? LONG_TEXT : random.nextInt(20));
        } else if (dice < 57) {
            return new Step.Erase(client, object);
        } else if (dice < 64) {
            return new Step.Raise(client, object, random.nextInt(100));
        } else if (dice < 70) {
            return new Step.Group(client, object, random.nextInt(GROUPS));
        } else if (dice < 79) {
            return new Step.Delete(client, object);
        } else if (dice < 88) {
            return new Step.Repeat(client, random.nextInt(MOST_AGO));
        } else if (dice < 93) {
            return new Step.Reconnect(client, random.nextInt(NODES), random.nextInt(4) == 0);
        } else if (dice < 95) {
            return new Step.StopReading(client);
        }
        return new Step.ReadOn(client);
    }
}
