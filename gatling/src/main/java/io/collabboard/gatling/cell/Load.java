package io.collabboard.gatling.cell;

/**
 * How much a cell does beside its N. A simulation ignores what does not concern it.
 *
 * @param objects on the board before the window opens
 * @param people on each board beside those whom N counts: writers of FanOut, people of each of ManyBoards' and
 *     Idle's boards
 * @param requests of each user within the window, where users wait for one answer before they ask again (closed); where a
 *     closed load goes on for some seconds, how many each user has unanswered at any time
 * @param perSecond sends of each person and second, where they come by the clock (open)
 * @param seconds length of the window of an open load
 * @param warmUpRequests of each user before the window, where the load is closed
 * @param warmUpSeconds before the window, where the load is open
 * @param lateMs a delivery that takes longer, in milliseconds, is late
 * @param drainSeconds how long after the last send deliveries are waited for before those that lack are lost
 */
public record Load(
        int objects,
        int people,
        int requests,
        int perSecond,
        int seconds,
        int warmUpRequests,
        int warmUpSeconds,
        int lateMs,
        int drainSeconds) {
    /** Nothing but the bounds of patience: a late delivery takes over a second, a lost one over ten. */
    public static final Load NONE = new Load(0, 0, 0, 0, 0, 0, 0, 1_000, 10);

    public Load withObjects(int number) {
        return new Load(
                number, people, requests, perSecond, seconds, warmUpRequests, warmUpSeconds, lateMs, drainSeconds);
    }

    public Load withPeople(int number) {
        return new Load(
                objects, number, requests, perSecond, seconds, warmUpRequests, warmUpSeconds, lateMs, drainSeconds);
    }

    /** A closed load: so many requests of each user to warm up, then so many that count. */
    public Load closed(int warmUp, int counted) {
        return new Load(objects, people, counted, perSecond, seconds, warmUp, warmUpSeconds, lateMs, drainSeconds);
    }

    /** A closed load by time: each user has so many requests unanswered, for so long to warm up, then for so long that counts. */
    public Load inFlight(int window, int warmUp, int counted) {
        return new Load(objects, people, window, 0, counted, warmUpRequests, warmUp, lateMs, drainSeconds);
    }

    /** An open load: so many sends of each person and second, for so long to warm up, then for so long that counts. */
    public Load open(int rate, int warmUp, int counted) {
        return new Load(objects, people, requests, rate, counted, warmUpRequests, warmUp, lateMs, drainSeconds);
    }

    /** The same load with another length of what counts. */
    public Load withSeconds(int counted) {
        return new Load(
                objects, people, requests, perSecond, counted, warmUpRequests, warmUpSeconds, lateMs, drainSeconds);
    }

    public Load withPatience(int late, int drain) {
        return new Load(objects, people, requests, perSecond, seconds, warmUpRequests, warmUpSeconds, late, drain);
    }
}
