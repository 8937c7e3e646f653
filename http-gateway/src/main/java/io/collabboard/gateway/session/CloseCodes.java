package io.collabboard.gateway.session;

import io.collabboard.proto.CloseCode;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.pekko.NotUsed;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.event.Logging;
import org.apache.pekko.http.impl.engine.ws.FrameEvent;
import org.apache.pekko.http.impl.engine.ws.FrameEvent$;
import org.apache.pekko.http.impl.engine.ws.FrameStart;
import org.apache.pekko.http.impl.engine.ws.UpgradeToWebSocketLowLevel;
import org.apache.pekko.http.impl.engine.ws.WebSocket;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.ws.Message;
import org.apache.pekko.http.javadsl.model.ws.WebSocketUpgrade;
import org.apache.pekko.http.javadsl.settings.ServerSettings;
import org.apache.pekko.http.scaladsl.settings.WebSocketSettings;
import org.apache.pekko.stream.FlowShape;
import org.apache.pekko.stream.Graph;
import org.apache.pekko.stream.javadsl.Flow;
import org.jspecify.annotations.Nullable;
import scala.Option;

/**
 * Opens sockets that can be closed with a code of our choice. pekko-http's public interface closes with 1000 or 1011 only,
 * so this puts its own message handling together from the parts that it is made of and, on the way out, replaces the code
 * in the close frame. Internal parts of pekko-http 1.3.0: a test notices when an upgrade changes them.
 */
public final class CloseCodes {
    private static final int CLOSE_OPCODE = 8;

    private CloseCodes() {}

    /**
     * Answers the upgrade.
     *
     * @param closeCode the code to close with once the flow has completed; without one it is 1000
     */
    public static HttpResponse upgrade(
            WebSocketUpgrade upgrade,
            String subprotocol,
            Flow<Message, Message, NotUsed> messages,
            AtomicReference<@Nullable CloseCode> closeCode,
            ActorSystem system) {
        var stack = WebSocket.stack(
                true,
                (WebSocketSettings) ServerSettings.create(system).getWebsocketSettings(),
                WebSocket.stack$default$3(),
                Logging.getLogger(system, CloseCodes.class));
        // Incoming messages and graphs of the Java and the Scala interface are the same objects, outgoing messages are
        // not.
        @SuppressWarnings({"unchecked", "rawtypes"})
        Flow<FrameEvent, FrameEvent, NotUsed> frames = stack.join((org.apache.pekko.stream.scaladsl.Flow)
                        messages.map(Message::asScala).asScala())
                .asJava();
        @SuppressWarnings({"unchecked", "rawtypes"})
        Graph<FlowShape<FrameEvent, FrameEvent>, Object> closing =
                (Graph) frames.map(frame -> withCode(frame, closeCode.get()));
        return ((UpgradeToWebSocketLowLevel) upgrade).handleFrames(closing, Option.apply(subprotocol));
    }

    private static FrameEvent withCode(FrameEvent frame, @Nullable CloseCode code) {
        boolean isClose =
                frame instanceof FrameStart start && start.header().opcode().code() == CLOSE_OPCODE;
        return isClose && code != null
                ? FrameEvent$.MODULE$.closeFrame(code.code(), code.name(), Option.empty())
                : frame;
    }
}
