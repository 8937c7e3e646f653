package io.collabboard.gatling.simulation;

import static io.collabboard.gatling.dsl.Actions.ask;
import static io.collabboard.gatling.dsl.Actions.connect;
import static io.collabboard.gatling.dsl.Actions.get;
import static io.collabboard.gatling.dsl.Actions.leave;

import io.collabboard.client.Requests;
import io.collabboard.gatling.cell.Track;
import io.collabboard.gatling.dsl.BoardSimulation;

/**
 * N visitors a second, whether or not those before them are through: each asks for the server's health on a new connection,
 * gets a ticket, opens a socket, lists the boards, and goes. The first of these counts from when the visitor was due.
 */
public final class Http extends BoardSimulation {
    private static final int BOARDS = 20;

    private final Track health = track("Http health").planned((long) n() * load().seconds());
    private final Track ticket = track("Http ticket");
    private final Track socket = track("Http socket");
    private final Track list = track("Http list");

    public Http() {
        for (int i = 0; i < BOARDS; i++) {
            board();
        }
        visitors(
                n(),
                get("health", "/health/ready", health)
                        .exec(connect(
                                ticket,
                                socket,
                                ask("board:list", person -> Requests.listBoards(0), list)
                                        .exec(leave()))));
    }
}
