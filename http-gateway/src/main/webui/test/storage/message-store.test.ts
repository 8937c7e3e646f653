import "fake-indexeddb/auto";
import { openDB } from "idb";
import { expect, it } from "vitest";
import { forgetUser, openDatabase } from "../../src/storage/database";
import { MessageStore } from "../../src/storage/message-store";

const [FIRST, SECOND] = ["first", "second"].map((text, at) => ({ id: `m${at}`, text, at }));

it("keeps messages of one board in the order in which they were said, until they are removed", async () => {
  const database = openDatabase("ada");
  const store = new MessageStore(database, "a");
  if (!FIRST || !SECOND) throw new Error("no messages");
  await store.add(SECOND);
  await store.add(FIRST);
  await new MessageStore(database, "b").add({ ...FIRST, id: "m9" });
  expect(await store.all()).toEqual([FIRST, SECOND]);
  await store.remove(FIRST.id);
  expect(await store.all()).toEqual([SECOND]);
  (await database).close();
  await forgetUser("ada");
});

it("finds room beside what the version before has kept, which stays", async () => {
  const former = await openDB("collabboard-grace", 1, {
    upgrade(created) {
      created.createObjectStore("boards", { keyPath: "boardId" });
      created.createObjectStore("objects");
      created.createObjectStore("edits", { keyPath: "id" }).createIndex("byQueue", ["boardId", "queue"]);
    },
  });
  await former.put("boards", { boardId: "a", name: "Kept" });
  former.close();
  const database = await openDatabase("grace");
  expect(await database.get("boards", "a")).toMatchObject({ name: "Kept" });
  expect(await new MessageStore(Promise.resolve(database), "a").all()).toEqual([]);
  database.close();
  await forgetUser("grace");
});
