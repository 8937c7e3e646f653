package io.collabboard.gatling.command;

import io.collabboard.client.BoardClient;
import io.collabboard.client.Requests;
import io.collabboard.gatling.shell.ExitCodes;
import io.collabboard.proto.Uuids;
import io.collabboard.proto.wire.v1.BoardInfo;
import io.collabboard.proto.wire.v1.Frame;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "create", description = "Creates a board and prints its id.", footer = ExitCodes.HELP)
final class CreateBoardCommand implements Callable<Integer> {
    @Mixin
    private ServerOptions serverOptions = new ServerOptions();

    @Mixin
    private JsonOption output = new JsonOption();

    @Option(names = "--private", description = "For its owner only. Else everybody who has the link may edit it.")
    private boolean isPrivate;

    @Parameters(paramLabel = "NAME", description = "What it is called, 1 to 200 characters.")
    private String name = "";

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        Server server = new Server(serverOptions);
        BoardInfo board = create(server, name, !isPrivate);
        PrintWriter out = spec.commandLine().getOut();
        if (output.json) {
            BoardInfos.printJson(out, board);
        } else {
            out.print(BoardInfos.id(board) + "\n");
            spec.commandLine().getErr().println("Created " + server.page(BoardInfos.id(board)));
        }
        return ExitCodes.DONE;
    }

    static BoardInfo create(Server server, String name, boolean isPublic) {
        Frame.Builder request = Requests.createBoard(Uuids.next(), name).toBuilder();
        request.getBoardCreateBuilder().setIsPublic(isPublic);
        try (BoardClient client = server.connect()) {
            return server.get(client.request(request.build()).reply()).done().getBoardInfo();
        }
    }
}
