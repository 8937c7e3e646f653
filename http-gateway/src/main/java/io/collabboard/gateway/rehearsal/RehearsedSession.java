package io.collabboard.gateway.rehearsal;

import com.google.protobuf.Value;
import io.collabboard.client.BoardClient;
import io.collabboard.client.BoardMirror;
import io.collabboard.client.Tickets;
import io.collabboard.proto.Uuids;
import io.collabboard.proto.wire.v1.DraggedObject;
import io.collabboard.proto.wire.v1.ObjectCreate;
import io.collabboard.proto.wire.v1.ObjectKind;
import io.collabboard.proto.wire.v1.ObjectPatch;
import io.collabboard.proto.wire.v1.ObjectUpdate;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/**
 * What a person does on a board, in short, from connecting to leaving. Blocks; throws what went wrong.
 *
 * @param node its address, as {@code http://host:port}
 * @param ticket good for any number of sockets
 */
public record RehearsedSession(URI node, String ticket, UUID boardId) {
    private static final int OBJECTS = 5;

    /** Makes the board. */
    public void create() {
        BoardClient client = connect(new BoardMirror(boardId));
        client.createBoard(boardId, "Rehearsal").join();
        leave(client);
    }

    public void play() {
        BoardMirror mirror = new BoardMirror(boardId);
        BoardClient client = connect(mirror);
        client.listBoards().join();
        client.join(mirror).join();
        List<CompletableFuture<?>> edits = new ArrayList<>();
        for (int i = 0; i < OBJECTS; i++) {
            UUID note = Uuids.next();
            edits.add(client.createObject(boardId, created(note, i)));
            edits.add(client.updateObject(boardId, moved(note, i)));
            client.moveCursor(boardId, i, i);
            client.select(boardId, List.of(note));
            client.drag(boardId, List.of(dragged(note, i)));
        }
        edits.forEach(CompletableFuture::join);
        client.users(boardId).join();
        leave(client);

        // The one who was disconnected for a moment.
        BoardClient returned = connect(mirror);
        returned.join(mirror).join();
        leave(returned);
    }

    private BoardClient connect(BoardMirror mirror) {
        return BoardClient.connect(node, Tickets.of(ticket), mirror::accept).join();
    }

    private static void leave(BoardClient client) {
        client.close();
        client.disconnected().join();
    }

    private static ObjectCreate created(UUID note, int place) {
        return ObjectCreate.newBuilder()
                .setObjectId(Uuids.toBytes(note))
                .setKind(ObjectKind.STICKY_NOTE)
                .setX(place)
                .setY(place)
                .setWidth(200)
                .setHeight(200)
                .putProps("text", Value.newBuilder().setStringValue("Rehearsal").build())
                .build();
    }

    private static ObjectUpdate moved(UUID note, int place) {
        return ObjectUpdate.newBuilder()
                .setObjectId(Uuids.toBytes(note))
                .setPatch(to(place + 10))
                .build();
    }

    private static DraggedObject dragged(UUID note, int place) {
        return DraggedObject.newBuilder()
                .setObjectId(Uuids.toBytes(note))
                .setPatch(to(place))
                .build();
    }

    private static ObjectPatch to(int place) {
        return ObjectPatch.newBuilder().setX(place).setY(place).build();
    }
}
