package io.collabboard.board.serialization;

import java.io.NotSerializableException;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.serialization.Serialization;
import org.apache.pekko.serialization.SerializationExtension;
import org.apache.pekko.serialization.SerializerWithStringManifest;

/** An actor system with the serializers that the module's reference.conf binds. */
final class SerializerFixture implements AutoCloseable {
    final ActorTestKit kit = ActorTestKit.create();
    private final Serialization serialization = SerializationExtension.get(Adapter.toClassic(kit.system()));

    /** The serializer that the configuration chooses for this value. */
    SerializerWithStringManifest serializerOf(Object value) {
        return (SerializerWithStringManifest) serialization.findSerializerFor(value);
    }

    Object roundTrip(Object value) throws NotSerializableException {
        SerializerWithStringManifest serializer = serializerOf(value);
        return serializer.fromBinary(serializer.toBinary(value), serializer.manifest(value));
    }

    @Override
    public void close() {
        kit.shutdownTestKit();
    }
}
