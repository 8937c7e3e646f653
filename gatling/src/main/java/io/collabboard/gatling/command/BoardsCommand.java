package io.collabboard.gatling.command;

import io.collabboard.client.BoardClient;
import io.collabboard.gatling.shell.ExitCodes;
import io.collabboard.proto.wire.v1.BoardInfo;
import java.io.PrintWriter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "boards",
        description = "Lists the boards that you own or may join, newest first; or changes them.",
        subcommands = {
            CreateBoardCommand.class,
            RenameBoardCommand.class,
            DeleteBoardCommand.class,
        },
        footer = ExitCodes.HELP)
final class BoardsCommand implements Callable<Integer> {
    @Mixin
    private ServerOptions serverOptions = new ServerOptions();

    @Mixin
    private JsonOption output = new JsonOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        Server server = new Server(serverOptions);
        List<BoardInfo> boards;
        try (BoardClient client = server.connect()) {
            boards = server.get(client.listBoards());
        }
        PrintWriter out = spec.commandLine().getOut();
        if (output.json) {
            boards.forEach(board -> BoardInfos.printJson(out, board));
        } else {
            printTable(out, boards);
        }
        return ExitCodes.DONE;
    }

    private static void printTable(PrintWriter out, List<BoardInfo> boards) {
        Table table = new Table("ID", "NAME", "OWNER", "ACCESS", "ROLE", "CREATED");
        for (BoardInfo board : boards) {
            table.add(
                    BoardInfos.id(board),
                    board.getName(),
                    board.getOwnerName(),
                    board.getIsPublic() ? "public" : "private",
                    BoardInfos.role(board),
                    BoardInfos.created(board).truncatedTo(ChronoUnit.SECONDS));
        }
        table.print(out);
    }
}
