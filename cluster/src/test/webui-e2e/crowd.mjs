// Many sockets of one person, faster than a person can type: each may say ten messages at once (docs/protocol.md, limits).
// Speaks the few frames that this takes by hand, since scripts have no protobuf.

const EACH = 10;

/** Says `count` messages, "Message 1" and so on in an order of its own, on the board that the person's page shows. */
export async function sayMany(person, count) {
  await person.page.evaluate(
    async ({ most, each }) => {
      const [BOARD_JOIN, CHAT_MESSAGE, REQUEST, DONE] = [12, 70, 1, 4];
      const [BOARD_JOIN_DATA, CHAT_MESSAGE_DATA] = [32, 70];
      const varint = (value) => (value < 128 ? [value] : [(value & 127) | 128, ...varint(value >>> 7)]);
      const number = (field, value) => [...varint(field << 3), ...varint(value)];
      const bytes = (field, value) => [...varint((field << 3) | 2), ...varint(value.length), ...value];
      const idBytes = (id) => id.replaceAll("-", "").match(/../g).map((hex) => Number.parseInt(hex, 16));
      const board = idBytes(location.pathname.split("/").at(-1));
      const newId = () => idBytes(crypto.randomUUID());
      const frame = (syscall, data) =>
        bytes(1, [...bytes(1, newId()), ...bytes(4, board), ...number(6, syscall), ...number(7, REQUEST), ...data]);
      const message = (text) =>
        frame(CHAT_MESSAGE, bytes(CHAT_MESSAGE_DATA, bytes(1, [...new TextEncoder().encode(text)])));
      const part = (from, at) => {
        let value = 0;
        for (let shift = 0; ; shift += 7, at++) {
          value += (from[at] & 127) * 2 ** shift;
          if (from[at] < 128) return { value, next: at + 1 };
        }
      };
      const fieldsOf = (from) => {
        const fields = [];
        for (let at = 0; at < from.length; ) {
          const tag = part(from, at);
          const [field, type] = [Math.floor(tag.value / 8), tag.value % 8];
          const length = type === 2 ? part(from, tag.next) : undefined;
          const end = length ? length.next + length.value : type === 1 ? tag.next + 8 : part(from, tag.next).next;
          fields.push({ field, value: length ? from.subarray(length.next, end) : part(from, tag.next).value });
          at = end;
        }
        return fields;
      };
      const of = (fields, wanted) => fields.find(({ field }) => field === wanted)?.value;
      const isDone = (fields, syscall) => of(fields, 6) === syscall && of(fields, 7) === DONE;

      const open = async (texts) => {
        const answer = await fetch("/api/auth/ws-ticket", { method: "POST", headers: { "content-type": "application/json" }, body: "{}" });
        const { ticket } = await answer.json();
        const socket = new WebSocket(`${location.origin.replace(/^http/, "ws")}/api/ws?ticket=${ticket}`, "collabboard.v1");
        socket.binaryType = "arraybuffer";
        await new Promise((resolve, reject) => {
          let left = texts.length;
          socket.onclose = () => reject(new Error("the socket was closed"));
          socket.onopen = () => socket.send(new Uint8Array(frame(BOARD_JOIN, bytes(BOARD_JOIN_DATA, []))));
          socket.onmessage = ({ data }) => {
            for (const { value } of fieldsOf(new Uint8Array(data))) {
              const fields = fieldsOf(value);
              if (isDone(fields, BOARD_JOIN)) socket.send(new Uint8Array(texts.flatMap(message)));
              if (isDone(fields, CHAT_MESSAGE) && --left === 0) resolve();
            }
          };
        });
        socket.onclose = null;
        socket.close();
      };
      const texts = Array.from({ length: most }, (_, at) => `Message ${at + 1}`);
      const rows = Array.from({ length: Math.ceil(most / each) }, (_, at) => texts.slice(at * each, (at + 1) * each));
      await Promise.all(rows.map(open));
    },
    { most: count, each: EACH },
  );
}
