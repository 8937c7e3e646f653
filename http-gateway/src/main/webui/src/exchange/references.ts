import type { Props } from "../model/object";
import type { NewObject } from "./drawing";
import { ImportFailure } from "./import-failure";

/** Props that name another object. */
const REFERENCES = ["frame", "startObject", "endObject"] as const;

/** The props with every reference as `renamed` says; one that leads nowhere is taken out. */
export function withReferences(props: Props, renamed: (id: string) => string | undefined): Props {
  if (!REFERENCES.some((key) => Object.hasOwn(props, key))) return props;
  return Object.fromEntries(
    Object.entries(props).flatMap(([key, value]) => {
      if (!REFERENCES.some((reference) => reference === key)) return [[key, value]];
      const target = typeof value === "string" ? renamed(value) : undefined;
      return target === undefined ? [] : [[key, target]];
    }),
  );
}

export function withoutDangling(objects: readonly NewObject[]): NewObject[] {
  const ids = new Set(objects.map(({ id }) => id));
  return objects.map((object) => ({
    ...object,
    props: withReferences(object.props, (id) => (ids.has(id) && id !== object.id ? id : undefined)),
  }));
}

/** Frames may lie in frames, but not in each other: what walks up would never end. */
export function refuseFrameCycles(objects: readonly NewObject[]): void {
  const frameOf = new Map(objects.map(({ id, props }) => [id, props["frame"]]));
  const safe = new Set<string>();
  for (const { id } of objects) {
    const path = new Set<string>();
    let at: unknown = id;
    while (typeof at === "string" && !safe.has(at)) {
      if (path.has(at)) throw new ImportFailure(`object ${at}: its frames carry each other`);
      path.add(at);
      at = frameOf.get(at);
    }
    for (const checked of path) safe.add(checked);
  }
}
