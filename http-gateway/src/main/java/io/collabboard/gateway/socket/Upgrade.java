package io.collabboard.gateway.socket;

import org.apache.pekko.NotUsed;
import org.apache.pekko.http.impl.engine.server.UpgradeToOtherProtocolResponseHeader;
import org.apache.pekko.http.impl.engine.ws.FrameEvent;
import org.apache.pekko.http.impl.engine.ws.UpgradeToWebSocketLowLevel;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.ws.WebSocketUpgrade;
import org.apache.pekko.stream.FlowShape;
import org.apache.pekko.stream.Graph;
import org.apache.pekko.stream.javadsl.Flow;
import org.apache.pekko.util.ByteString;
import scala.Option;

/**
 * Answers an upgrade to WebSocket with a flow of bytes. pekko-http checks the request and makes the answer; of its own some
 * twenty stages for frames and messages none runs. Uses internal parts of pekko-http 1.3.0: a test notices when an upgrade
 * changes them.
 */
public final class Upgrade {
    private Upgrade() {}

    /** @param bytes from what the client sends, behind the handshake, to what it is sent */
    @SuppressWarnings({"unchecked", "rawtypes"})
    public static HttpResponse answer(
            WebSocketUpgrade upgrade, String subprotocol, Flow<ByteString, ByteString, NotUsed> bytes) {
        Graph<FlowShape<FrameEvent, FrameEvent>, Object> replaced = (Graph) Flow.of(FrameEvent.class);
        HttpResponse theirs = ((UpgradeToWebSocketLowLevel) upgrade).handleFrames(replaced, Option.apply(subprotocol));
        HttpResponse ours = theirs.removeHeader(nameOfSwitch(theirs));
        return ours.addHeader(
                UpgradeToOtherProtocolResponseHeader.apply((org.apache.pekko.stream.scaladsl.Flow) bytes.asScala()));
    }

    private static String nameOfSwitch(HttpResponse response) {
        for (HttpHeader header : response.getHeaders()) {
            if (header instanceof UpgradeToOtherProtocolResponseHeader) {
                return header.name();
            }
        }
        throw new IllegalStateException("pekko-http's answer to an upgrade is not as it was: " + response.getHeaders());
    }
}
