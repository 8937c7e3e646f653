package io.collabboard.gatling.observe;

import io.netty.channel.ChannelHandlerContext;
import java.io.IOException;
import java.util.function.Consumer;

/**
 * The rest of an observer's life: it sees what comes. Changes have to come in the order of their numbers without a gap, so
 * that all observers of a board have seen the same order.
 */
final class WatchHandler extends MessageHandler implements Sightings {
    private final Watch watch;
    private final TrafficCounter traffic;
    private final Consumer<String> onDisorder;
    private final Consumer<String> onGone;
    private long now;
    private long lastSeq;
    private boolean gone;

    /**
     * @param onDisorder takes what came where something else should have
     * @param onGone takes the reason why nothing more comes
     */
    WatchHandler(
            Scratch scratch,
            Watch watch,
            TrafficCounter traffic,
            Consumer<String> onDisorder,
            Consumer<String> onGone) {
        super(scratch);
        this.watch = watch;
        this.traffic = traffic;
        this.onDisorder = onDisorder;
        this.onGone = onGone;
    }

    @Override
    void onMessage(ChannelHandlerContext context, byte[] bytes, int length) throws IOException {
        now = System.nanoTime();
        int frames = MessageScanner.scan(bytes, length, this);
        traffic.add(frames, length, now);
    }

    @Override
    void onOver(String why) {
        gone(why);
    }

    @Override
    public void moved(int sender, int number) {
        watch.moved(sender, number, now);
    }

    @Override
    public void changed(long seq) {
        if (lastSeq > 0 && seq != lastSeq + 1) {
            onDisorder.accept("change " + seq + " came behind change " + lastSeq);
        }
        lastSeq = seq;
    }

    @Override
    public void answered(int number, String outcome) {
        watch.answered(number, outcome, now);
    }

    @Override
    public void thrownOut() {
        gone("the server threw it off the board: it had fallen behind");
    }

    private void gone(String why) {
        if (!gone) {
            gone = true;
            watch.gone();
            onGone.accept(why);
        }
    }
}
