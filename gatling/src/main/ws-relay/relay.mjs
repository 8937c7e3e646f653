// The second reference of the bench: a first chat server in the plain way of Node's `ws`, that speaks enough of the wire for
// the same simulations to drive it. It relays and does nothing else: nothing is stored, checked or limited.
//
//   node relay.mjs PROTO_FOLDER
//
// Serves on a free port of the loopback interface until it is stopped. When it is up it prints the same two addresses as a
// node.
import { randomBytes, randomUUID } from "node:crypto";
import { createServer, ServerResponse } from "node:http";
import { WebSocketServer } from "ws";
import { wire } from "./frames.mjs";
import { scrape } from "./metrics.mjs";

const SUBPROTOCOL = "collabboard.v1";

// What waits for a socket that does not keep up, in bytes; the socket is dropped when there is more.
const BUFFERED_BYTES = 16 * 1024 * 1024;

// The longest queue of connections that nobody has accepted yet: whole crowds come at once.
const BACKLOG = 4096;

const BINARY = { binary: true };

const [protoFolder] = process.argv.slice(2);
if (protoFolder === undefined) {
  console.error("usage: node relay.mjs PROTO_FOLDER");
  process.exit(2);
}
const frames = await wire(protoFolder);
const { Syscall } = frames;

/** Who is on each board, and how many changes it has seen: that, and no object of it. There is any that somebody asks for. */
const boards = new Map();

function boardOf(request) {
  const id = Buffer.from(request.boardId).toString("latin1");
  let board = boards.get(id);
  if (board === undefined) {
    board = { id, seq: 0, sockets: new Set() };
    boards.set(id, board);
  }
  return board;
}

const report = (e) => console.error("a socket failed:", e.message);

function send(socket, message) {
  if (socket.bufferedAmount > BUFFERED_BYTES) {
    console.error("a client did not keep up");
    socket.terminate();
    return;
  }
  socket.send(message, BINARY);
}

function serve(socket) {
  const clientId = randomBytes(16);
  let joined;

  const part = () => joined?.sockets.delete(socket);

  const join = (request) => {
    part();
    joined = boardOf(request);
    joined.sockets.add(socket);
    send(socket, frames.joined(request, joined.seq));
  };

  const change = (request) => {
    const board = boardOf(request);
    const seq = board.seq + 1;
    const event = frames.changed(request, clientId, seq);
    board.seq = seq;
    for (const each of board.sockets) {
      send(each, event);
    }
    send(socket, frames.changeDone(request, seq));
  };

  const moveCursor = (request) => {
    const event = frames.cursorMoved(request, clientId);
    for (const each of boardOf(request).sockets) {
      if (each !== socket) {
        send(each, event);
      }
    }
  };

  const remove = (request) => {
    boards.delete(boardOf(request).id);
    send(socket, frames.done(request));
  };

  const handlers = {
    [Syscall.BOARD_JOIN]: join,
    [Syscall.BOARD_DELETE]: remove,
    [Syscall.OBJECT_CREATE]: change,
    [Syscall.OBJECT_UPDATE]: change,
    [Syscall.OBJECT_DELETE]: change,
    [Syscall.CURSOR_MOVED]: moveCursor,
  };
  const otherwise = (request) => send(socket, frames.done(request));

  socket.on("message", (bytes) => {
    try {
      for (const request of frames.read(bytes)) {
        (handlers[request.syscall] ?? otherwise)(request);
      }
    } catch (e) {
      console.error("a message that is not of the wire:", e.message);
      socket.close(1007);
    }
  });
  socket.on("error", report);
  socket.on("close", part);
  send(socket, frames.connected(clientId));
}

const pages = {
  "/health/ready": () => ["text/plain", "ready"],
  // Good for any socket: nobody asks for it.
  "/api/dev/ws-ticket": () => ["application/json", JSON.stringify({ ticket: randomUUID(), user_id: randomUUID() })],
  "/metrics": () => ["text/plain", scrape()],
};

function answer(request, response) {
  const page = pages[request.url];
  if (page === undefined) {
    response.writeHead(404).end();
    return;
  }
  const [type, body] = page();
  response.writeHead(200, { "content-type": type }).end(body);
}

const server = createServer(answer);

// TCP_NODELAY is on without a word of ours.
const sockets = new WebSocketServer({
  noServer: true,
  path: "/api/ws",
  perMessageDeflate: false,
  clientTracking: false,
  handleProtocols: (offered) => offered.has(SUBPROTOCOL) && SUBPROTOCOL,
});

server.on("upgrade", (request, socket, head) => {
  if (request.headers.upgrade.toLowerCase() === "websocket") {
    sockets.handleUpgrade(request, socket, head, serve);
    return;
  }
  // Java's client asks for HTTP/2 with its first request, and may be answered as if it had not.
  socket.on("error", report);
  socket.resume();
  const response = new ServerResponse(request);
  response.shouldKeepAlive = false;
  response.assignSocket(socket);
  response.on("finish", () => socket.end());
  answer(request, response);
});

server.listen({ port: 0, host: "127.0.0.1", backlog: BACKLOG }, () => {
  const url = `http://127.0.0.1:${server.address().port}`;
  console.log(`metrics at ${url}/metrics`);
  console.log(`The relay is ready at ${url}`);
});
