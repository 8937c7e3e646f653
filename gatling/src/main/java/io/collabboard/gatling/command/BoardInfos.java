package io.collabboard.gatling.command;

import io.collabboard.proto.Uuids;
import io.collabboard.proto.wire.v1.BoardInfo;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/** What the list says of a board. */
final class BoardInfos {
    private BoardInfos() {}

    static void printJson(PrintWriter out, BoardInfo board) {
        Json.print(
                out,
                Json.object()
                        .put("id", id(board).toString())
                        .put("name", board.getName())
                        .put("owner_id", board.getOwnerId())
                        .put("owner", board.getOwnerName())
                        .put("public", board.getIsPublic())
                        .put("role", role(board))
                        .put("created", created(board).toString()));
    }

    static UUID id(BoardInfo board) {
        return Uuids.fromBytes(board.getBoardId());
    }

    static Instant created(BoardInfo board) {
        return Instant.ofEpochMilli(board.getCreatedAt());
    }

    static String role(BoardInfo board) {
        return board.getRole().name().toLowerCase(Locale.ROOT);
    }
}
