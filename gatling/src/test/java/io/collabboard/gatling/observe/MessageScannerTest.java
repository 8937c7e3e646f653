package io.collabboard.gatling.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.collabboard.client.Requests;
import io.collabboard.gatling.dsl.Notes;
import io.collabboard.proto.Uuids;
import io.collabboard.proto.wire.v1.BoardResync;
import io.collabboard.proto.wire.v1.CursorMoved;
import io.collabboard.proto.wire.v1.Error;
import io.collabboard.proto.wire.v1.ErrorCode;
import io.collabboard.proto.wire.v1.Frame;
import io.collabboard.proto.wire.v1.Frames;
import io.collabboard.proto.wire.v1.ObjectAck;
import io.collabboard.proto.wire.v1.ObjectCreated;
import io.collabboard.proto.wire.v1.ObjectUpdate;
import io.collabboard.proto.wire.v1.ObjectUpdated;
import io.collabboard.proto.wire.v1.PersonPresence;
import io.collabboard.proto.wire.v1.PresenceChanged;
import io.collabboard.proto.wire.v1.Status;
import io.collabboard.proto.wire.v1.Syscall;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MessageScannerTest {
    private final List<String> seen = new ArrayList<>();
    private final Sightings sightings = new Sightings() {
        @Override
        public void moved(int sender, int number) {
            seen.add("moved " + sender + " " + number);
        }

        @Override
        public void changed(long seq) {
            seen.add("changed " + seq);
        }

        @Override
        public void answered(int number, String outcome) {
            seen.add("answered " + number + " " + outcome);
        }

        @Override
        public void thrownOut() {
            seen.add("thrown out");
        }
    };

    /** Of no change: joins, presence and the like have no number. */
    private static Frame event(Syscall syscall, Frame.Builder payload) {
        return payload.setId(Uuids.nextBytes())
                .setTs(1_700_000_000_000L)
                .setBoardId(Uuids.nextBytes())
                .setFrom(Uuids.nextBytes())
                .setSyscall(syscall)
                .setStatus(Status.EVENT)
                .build();
    }

    private static Frame updated(int seq, int sender, int number) {
        ObjectUpdate move = Notes.move(Uuids.next(), number, sender);
        return event(
                Syscall.OBJECT_UPDATED,
                Frame.newBuilder()
                        .setSeq(seq)
                        .setObjectUpdated(ObjectUpdated.newBuilder()
                                .setObjectId(move.getObjectId())
                                .setPatch(move.getPatch())
                                .setVersion(7)));
    }

    private int scan(Frame... frames) throws IOException {
        byte[] message =
                Frames.newBuilder().addAllFrames(List.of(frames)).build().toByteArray();
        return MessageScanner.scan(Arrays.copyOf(message, message.length + 50), message.length, sightings);
    }

    @Test
    void everyMoveOfAMessageIsSeen() throws IOException {
        assertThat(scan(updated(7, 3, 0), updated(8, 0, 12_345), updated(9, 999, 1)))
                .isEqualTo(3);
        assertThat(seen)
                .containsExactly("moved 3 0", "changed 7", "moved 0 12345", "changed 8", "moved 999 1", "changed 9");
    }

    @Test
    void everyCursorOfAPresenceChangeIsSeen() throws IOException {
        PresenceChanged.Builder presence = PresenceChanged.newBuilder();
        for (int sender = 0; sender < 3; sender++) {
            presence.addPeople(PersonPresence.newBuilder()
                    .setClientId(Uuids.nextBytes())
                    .setCursor(CursorMoved.newBuilder().setX(10 * sender).setY(sender)));
        }
        presence.addPeople(PersonPresence.newBuilder().setClientId(Uuids.nextBytes()));
        scan(event(Syscall.PRESENCE_CHANGED, Frame.newBuilder().setPresenceChanged(presence)));
        assertThat(seen).containsExactly("moved 0 0", "moved 1 10", "moved 2 20");
    }

    @Test
    void answersAreMatchedByTheNumberInTheRequestsId() throws IOException {
        Frame request = RequestIds.number(Requests.part(Uuids.next()), 70_000);
        assertThat(Uuids.fromBytes(request.getId()).version()).isEqualTo(7);
        ByteString id = request.getId();
        Frame done = Frame.newBuilder()
                .setId(Uuids.nextBytes())
                .setParentId(id)
                .setSyscall(Syscall.OBJECT_UPDATE)
                .setStatus(Status.DONE)
                .setObjectAck(ObjectAck.newBuilder().setVersion(3))
                .build();
        Frame refused = done.toBuilder()
                .setStatus(Status.ERROR)
                .setError(Error.newBuilder().setCode(ErrorCode.E_TIMEOUT).setMessage("later"))
                .build();
        scan(done, refused, done.toBuilder().setStatus(Status.BULK).build());
        assertThat(seen).containsExactly("answered 70000 DONE", "answered 70000 E_TIMEOUT");
    }

    @Test
    void whatDoesNotMatterIsPassedOver() throws IOException {
        Frame created = event(
                Syscall.OBJECT_CREATED,
                Frame.newBuilder().setSeq(70_000).setObjectCreated(ObjectCreated.getDefaultInstance()));
        assertThat(scan(created, updated(70_001, 1, 2))).isEqualTo(2);
        assertThat(seen).containsExactly("changed 70000", "moved 1 2", "changed 70001");
    }

    @Test
    void aResyncIsTheEnd() throws IOException {
        scan(event(Syscall.BOARD_RESYNC, Frame.newBuilder().setBoardResync(BoardResync.getDefaultInstance())));
        assertThat(seen).containsExactly("thrown out");
    }

    @Test
    void aBrokenMessageIsAnError() {
        byte[] message = Frames.newBuilder().addFrames(updated(1, 1, 2)).build().toByteArray();
        assertThatThrownBy(() -> MessageScanner.scan(message, message.length - 1, sightings))
                .isInstanceOf(IOException.class);
    }

    @Test
    void numberedIdsStayUnique() {
        Frame request = Requests.part(new UUID(1, 2));
        assertThat(RequestIds.number(request, 5).getId())
                .isNotEqualTo(RequestIds.number(request, 5).getId());
    }
}
