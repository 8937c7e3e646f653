package io.collabboard.gatling.command;

import io.collabboard.client.BoardClient;
import io.collabboard.gatling.shell.ExitCodes;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "rename", description = "Gives a board another name.", footer = ExitCodes.HELP)
final class RenameBoardCommand implements Callable<Integer> {
    @Mixin
    private ServerOptions serverOptions = new ServerOptions();

    @Parameters(index = "0", paramLabel = "ID", converter = BoardId.class, description = "The board.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private UUID id;

    @Parameters(index = "1", paramLabel = "NAME", description = "Its new name, 1 to 200 characters.")
    private String name = "";

    @Override
    public Integer call() {
        Server server = new Server(serverOptions);
        try (BoardClient client = server.connect()) {
            server.get(client.renameBoard(id, name));
        }
        return ExitCodes.DONE;
    }
}
