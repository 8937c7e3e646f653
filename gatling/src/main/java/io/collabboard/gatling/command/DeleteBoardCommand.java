package io.collabboard.gatling.command;

import io.collabboard.client.BoardClient;
import io.collabboard.gatling.shell.ExitCodes;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "delete",
        description = "Deletes a board with all that is on it, for everybody.",
        footer = ExitCodes.HELP)
final class DeleteBoardCommand implements Callable<Integer> {
    @Mixin
    private ServerOptions serverOptions = new ServerOptions();

    @Option(names = "--yes", description = "Do not ask. Needed where nobody is there to be asked.")
    private boolean yes;

    @Parameters(paramLabel = "ID", converter = BoardId.class, description = "The board.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private UUID id;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (!yes && !Question.canBeAsked()) {
            throw CommandFailure.misused("standard input is no terminal: deleting needs --yes");
        }
        Server server = new Server(serverOptions);
        try (BoardClient client = server.connect()) {
            if (!yes && !Question.ask(spec.commandLine().getErr(), "Delete board " + named(server, client) + "?")) {
                throw CommandFailure.failed("not deleted");
            }
            server.get(client.deleteBoard(id));
        }
        return ExitCodes.DONE;
    }

    private String named(Server server, BoardClient client) {
        return server.get(client.listBoards()).stream()
                .filter(board -> BoardInfos.id(board).equals(id))
                .findFirst()
                .map(board -> "\"" + board.getName() + "\" of " + board.getOwnerName())
                .orElse(id.toString());
    }
}
