import type { BoardObject, Json, Kind } from "../../src/model/object";
import { KINDS } from "../../src/model/object";
import { uuidV7 } from "../../src/model/uuid";
import { PIXEL } from "./elements";

const CONTENT: Partial<Record<Kind, Record<string, Json>>> = {
  svg: { svg: '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>' },
  image: { src: PIXEL },
  pen: { points: "0,0,100 5000,10000,900 10000,0,500" },
};

/** A board of every kind with random geometry, groups, frames and connectors; the same for the same numbers. */
export function randomBoard(random: () => number, count: number): BoardObject[] {
  const pick = <T>(values: readonly T[]) => values[Math.floor(random() * values.length)] as T;
  const groups = ["", "", uuidV7(), uuidV7()];
  const objects: BoardObject[] = [];
  const earlier = (kinds: readonly Kind[]) => objects.filter(({ kind }) => kinds.includes(kind)).map(({ id }) => id);
  for (let index = 0; index < count; index++) {
    const kind = pick(KINDS);
    const frames = earlier(["frame"]);
    const held = earlier(["rectangle", "ellipse", "diamond"]);
    const connects = kind === "arrow" && held.length > 0;
    objects.push({
      id: uuidV7(),
      kind,
      x: Math.round(random() * 2_000 - 1_000) / 4,
      y: random() * 2_000 - 1_000,
      ...(random() < 0.9 ? { width: 10 + random() * 400, height: 10 + random() * 300 } : {}),
      rotation: random() < 0.5 ? 0 : Math.floor(random() * 360),
      zIndex: index * 3,
      groupId: pick(groups),
      createdBy: "somebody",
      version: 1 + Math.floor(random() * 9),
      props: {
        fill: pick(["#ffec99", "none", "#112233"]),
        ...(random() < 0.3 ? { fillStyle: pick(["hatched", "cross-hatched"]) } : {}),
        stroke: pick(["#1e1e1e", "#e03131"]),
        opacity: pick([1, 0.5]),
        ...(kind === "text" || random() < 0.3 ? { text: pick(["One", "Two\nlines", "Ünï <b>&"]) } : {}),
        ...CONTENT[kind],
        ...(frames.length > 0 && random() < 0.3 ? { frame: pick(frames) } : {}),
        ...(connects ? { startObject: pick(held), endAnchor: "5000,0", endObject: pick(held) } : {}),
        extra: { list: [1, "two", null, false] },
      },
    });
  }
  return objects;
}
