package io.collabboard.client;

import io.collabboard.proto.wire.v1.Frame;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what a listener is told. */
final class Recorder implements ClientListener {
    final List<Frame> events = new CopyOnWriteArrayList<>();
    final List<Frame> strays = new CopyOnWriteArrayList<>();
    final List<DisconnectedException> ends = new CopyOnWriteArrayList<>();

    @Override
    public void onEvent(Frame event) {
        events.add(event);
    }

    @Override
    public void onStray(Frame answer) {
        strays.add(answer);
    }

    @Override
    public void onDisconnected(DisconnectedException reason) {
        ends.add(reason);
    }
}
