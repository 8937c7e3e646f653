package io.collabboard.board.serialization;

import io.collabboard.board.BoardSettings;
import io.collabboard.board.chat.ChatSettings;
import io.collabboard.board.model.BoardChanged;
import io.collabboard.board.model.BoardState;
import java.io.NotSerializableException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.serialization.SerializerWithStringManifest;

/**
 * What is stored of boards and their conversations: events and snapshots. A snapshot leaves out the tail of recent commits; the sizes of what a
 * restored state remembers are those of this node's settings.
 */
public final class JournalSerializer extends SerializerWithStringManifest {
    private static final int IDENTIFIER = 72101;

    private final FormatTable formats;

    public JournalSerializer(ExtendedActorSystem system) {
        BoardSettings settings = BoardSettings.fromConfig(system.settings().config());
        JournalMapping mapping = new JournalMapping(settings.limits());
        List<Format<?, ?>> all = new ArrayList<>(List.of(
                new Format<>(
                        "BoardChanged:1",
                        BoardChanged.class,
                        mapping::toStored,
                        io.collabboard.proto.journal.v1.BoardChanged.parser(),
                        mapping::fromStored),
                new Format<>(
                        "BoardSnapshot:1",
                        BoardState.class,
                        mapping::toStored,
                        io.collabboard.proto.journal.v1.BoardSnapshot.parser(),
                        mapping::fromStored)));
        all.addAll(new JournalChat(ChatSettings.fromConfig(system.settings().config())).formats());
        formats = new FormatTable(all);
    }

    @Override
    public int identifier() {
        return IDENTIFIER;
    }

    @Override
    public String manifest(Object value) {
        return formats.manifest(value);
    }

    @Override
    public byte[] toBinary(Object value) {
        return formats.toBytes(value);
    }

    @Override
    public Object fromBinary(byte[] bytes, String manifest) throws NotSerializableException {
        return formats.fromBytes(bytes, manifest);
    }
}
