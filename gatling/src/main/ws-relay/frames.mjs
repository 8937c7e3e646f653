// What the relay says. Versions are 1 always: it keeps no object to count them by.
import path from "node:path";
import protobuf from "protobufjs";

// Any but 0, which would mean none.
const EPOCH = 1;

/** The messages of the wire, by the .proto files in this folder. */
export async function wire(protoFolder) {
  const root = new protobuf.Root();
  root.resolvePath = (origin, target) =>
    protobuf.common.get(target) === null ? path.join(protoFolder, target) : target;
  await root.load("collabboard/wire/v1/frame.proto");
  const Frames = root.lookupType("collabboard.wire.v1.Frames");
  const Syscall = root.lookupEnum("collabboard.wire.v1.Syscall").values;
  const Status = root.lookupEnum("collabboard.wire.v1.Status").values;
  const message = (...frames) => Frames.encode({ frames }).finish();

  const answer = (request, status, data) => ({
    id: request.id,
    parentId: request.id,
    ts: Date.now(),
    boardId: request.boardId,
    syscall: request.syscall,
    status,
    ...data,
  });

  const event = (request, from, syscall, data) =>
    message({ id: request.id, ts: Date.now(), boardId: request.boardId, from, syscall, status: Status.EVENT, ...data });

  const changes = {
    [Syscall.OBJECT_CREATE]: (request) => [
      Syscall.OBJECT_CREATED,
      { objectCreated: { object: { ...request.objectCreate, version: 1 } } },
    ],
    [Syscall.OBJECT_UPDATE]: ({ objectUpdate: { objectId, patch } }) => [
      Syscall.OBJECT_UPDATED,
      { objectUpdated: { objectId, patch, version: 1 } },
    ],
    [Syscall.OBJECT_DELETE]: ({ objectDelete: { objectId } }) => [
      Syscall.OBJECT_DELETED,
      { objectDeleted: { objectId } },
    ],
  };

  return {
    Syscall,
    read: (bytes) => Frames.decode(bytes).frames,
    connected: (clientId) =>
      message({
        syscall: Syscall.SESSION_CONNECTED,
        status: Status.EVENT,
        sessionConnected: { clientId, minVersion: 1, maxVersion: 1 },
      }),
    /** The answer to a join: an empty board, and DONE. */
    joined: (request, seq) =>
      message(
        answer(request, Status.BULK, { boardSnapshot: { seq } }),
        answer(request, Status.DONE, { boardState: { seq, epoch: EPOCH } }),
      ),
    done: (request) => message(answer(request, Status.DONE)),
    changeDone: (request, seq) => message(answer(request, Status.DONE, { seq, objectAck: { version: 1 } })),
    /** The event of an object's change. */
    changed: (request, from, seq) => {
      const [syscall, data] = changes[request.syscall](request);
      return event(request, from, syscall, { seq, ...data });
    },
    cursorMoved: (request, clientId) =>
      event(request, clientId, Syscall.PRESENCE_CHANGED, {
        presenceChanged: { people: [{ clientId, cursor: request.cursorMoved }] },
      }),
  };
}
