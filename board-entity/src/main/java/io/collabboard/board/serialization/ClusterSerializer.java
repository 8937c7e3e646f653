package io.collabboard.board.serialization;

import java.io.NotSerializableException;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.actor.typed.ActorRefResolver;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.serialization.SerializerWithStringManifest;

/** What entities and replicas of boards say to each other across nodes. */
public final class ClusterSerializer extends SerializerWithStringManifest {
    private static final int IDENTIFIER = 72102;

    private final FormatTable formats;

    public ClusterSerializer(ExtendedActorSystem system) {
        formats = new ClusterMapping(ActorRefResolver.get(Adapter.toTyped(system))).formats();
    }

    @Override
    public int identifier() {
        return IDENTIFIER;
    }

    @Override
    public String manifest(Object message) {
        return formats.manifest(message);
    }

    @Override
    public byte[] toBinary(Object message) {
        return formats.toBytes(message);
    }

    @Override
    public Object fromBinary(byte[] bytes, String manifest) throws NotSerializableException {
        return formats.fromBytes(bytes, manifest);
    }
}
