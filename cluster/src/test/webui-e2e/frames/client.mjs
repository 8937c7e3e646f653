// A client of the real protocol on Node.js: it fills boards, and edits them while a page looks on.
import path from "node:path";
import protobuf from "protobufjs";
import WebSocket from "ws";
import { uuidV7 } from "./ids.mjs";

/** Requests under way at once: half of what the server takes from one socket. */
const WINDOW = 64;

/** How long an answer may take; a slow machine under load, not the expected time. */
const PATIENCE_MS = 30_000;

export class Client {
  #socket;
  #wire;
  #open = new Map();
  #boardId;

  /** Signs in by the development login and opens a socket. */
  static async connect(url, name, protoFolder) {
    const client = new Client();
    client.#wire = await wire(protoFolder);
    client.#socket = new WebSocket(await socketAddress(url, name), "collabboard.v1");
    client.#socket.binaryType = "nodebuffer";
    client.#socket.on("message", (bytes) => client.#receive(bytes));
    client.#socket.on("close", (code) => client.#fail(new Error(`the server closed the socket with ${code}`)));
    await new Promise((resolve, reject) => client.#socket.once("open", resolve).once("error", reject));
    return client;
  }

  /** Creates a board that everybody may edit, joins it, and returns the 16 bytes of its id. */
  async createBoard(name) {
    this.#boardId = uuidV7();
    await this.#ask("BOARD_CREATE", { boardCreate: { name, isPublic: true } });
    await this.join(this.#boardId);
    return this.#boardId;
  }

  async join(boardId) {
    this.#boardId = boardId;
    await this.#ask("BOARD_JOIN", { boardJoin: {} });
  }

  /** Creates all objects. Waits where the server says that it is too fast. */
  async createAll(objects) {
    const queue = objects[Symbol.iterator]();
    const work = async () => {
      for (let next = queue.next(); !next.done; next = queue.next()) await this.#create(next.value);
    };
    await Promise.all(Array.from({ length: WINDOW }, work));
  }

  /** Moves an object; resolves when the server has acknowledged it. */
  move(objectId, { x, y }) {
    return this.#ask("OBJECT_UPDATE", { objectUpdate: { objectId, patch: { x, y } } });
  }

  close() {
    this.#socket.removeAllListeners("close");
    this.#socket.close();
  }

  async #create({ kind, props, ...rest }) {
    const { Kind, valueOf } = this.#wire;
    const fields = Object.fromEntries(Object.entries(props).map(([key, value]) => [key, valueOf(value)]));
    const id = uuidV7();
    for (;;) {
      try {
        await this.#ask("OBJECT_CREATE", { objectCreate: { ...rest, kind: Kind[kind], props: fields } }, id);
        return;
      } catch (error) {
        if (!error.retryAfterMs) throw error;
        await new Promise((resolve) => setTimeout(resolve, error.retryAfterMs));
      }
    }
  }

  #ask(syscall, data, id = uuidV7()) {
    const { Frames, Syscall, Status } = this.#wire;
    const frame = { id, boardId: this.#boardId, syscall: Syscall[syscall], status: Status.REQUEST, ...data };
    return new Promise((resolve, reject) => {
      const key = id.toString("hex");
      const late = setTimeout(() => {
        this.#open.delete(key);
        reject(new Error(`no answer to ${syscall}`));
      }, PATIENCE_MS);
      this.#open.set(key, { resolve, reject, late });
      this.#socket.send(Frames.encode({ frames: [frame] }).finish());
    });
  }

  #receive(bytes) {
    const { Frames, Status } = this.#wire;
    for (const frame of Frames.decode(bytes).frames) {
      if (frame.status !== Status.DONE && frame.status !== Status.ERROR) continue;
      const key = Buffer.from(frame.parentId).toString("hex");
      const request = this.#open.get(key);
      if (!request) continue;
      this.#open.delete(key);
      clearTimeout(request.late);
      if (frame.status === Status.DONE) request.resolve(frame);
      else request.reject(refusal(frame.error));
    }
  }

  #fail(error) {
    for (const { reject, late } of this.#open.values()) {
      clearTimeout(late);
      reject(error);
    }
    this.#open.clear();
  }
}

/** With the time after which to send again, where the server was only too busy. */
function refusal({ code, message, retryable, details }) {
  const wait = Number(details?.retryAfterMs ?? 0);
  return Object.assign(new Error(`refused with ${code}: ${message}`), { retryAfterMs: retryable ? wait || 100 : 0 });
}

async function wire(protoFolder) {
  const root = new protobuf.Root();
  root.resolvePath = (origin, target) =>
    protobuf.common.get(target) === null ? path.join(protoFolder, target) : target;
  await root.load("collabboard/wire/v1/frame.proto");
  const values = (name) => root.lookupEnum(`collabboard.wire.v1.${name}`).values;
  return {
    Frames: root.lookupType("collabboard.wire.v1.Frames"),
    Syscall: values("Syscall"),
    Status: values("Status"),
    Kind: values("ObjectKind"),
    valueOf: (value) => ({ [`${typeof value === "boolean" ? "bool" : typeof value}Value`]: value }),
  };
}

async function socketAddress(url, name) {
  const login = await post(url, "/api/dev/login", { name });
  const cookie = login.headers
    .getSetCookie()
    .map((one) => one.split(";")[0])
    .join("; ");
  const { ticket } = await (await post(url, "/api/auth/ws-ticket", {}, { cookie })).json();
  const address = new URL(`/api/ws?ticket=${encodeURIComponent(ticket)}`, url);
  address.protocol = address.protocol.replace("http", "ws");
  return address;
}

async function post(url, path, body, headers = {}) {
  const response = await fetch(new URL(path, url), {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${path} answered ${response.status}`);
  return response;
}
