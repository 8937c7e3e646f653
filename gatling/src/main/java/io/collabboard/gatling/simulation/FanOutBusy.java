package io.collabboard.gatling.simulation;

/** As {@link FanOut}, with more moves in a second: enough that gathering some of them before they are sent pays. */
public final class FanOutBusy extends FanOut {
    public FanOutBusy() {
        super("FanOutBusy");
    }
}
