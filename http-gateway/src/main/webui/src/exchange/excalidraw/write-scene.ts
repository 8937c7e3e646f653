import type { BoardObject } from "../../model/object";
import { byDrawingOrder } from "../../model/object";
import type { ExcalidrawElement, ExcalidrawFile } from "./write-element";
import { elementsOf } from "./write-element";

/** Objects as a scene that Excalidraw opens. What it has no type for becomes what looks most like it. */
export function writeExcalidraw(objects: readonly BoardObject[]): string {
  const ordered = framesLast([...objects].sort(byDrawingOrder));
  const ids = new Set(objects.map(({ id }) => id));
  const files: Record<string, ExcalidrawFile> = {};
  const elements = ordered.flatMap((object, index) => {
    const written = elementsOf(object, index, ids);
    if (written.file) files[written.file.id] = written.file;
    return written.elements;
  });
  tellHolders(elements);
  const scene = {
    type: "excalidraw",
    version: 2,
    source: "CollabBoard",
    elements,
    appState: { gridSize: 20, gridStep: 5, gridModeEnabled: false, viewBackgroundColor: "#ffffff" },
    files,
  };
  return `${JSON.stringify(scene, undefined, 1)}\n`;
}

/** With Excalidraw a frame comes right after what it carries. */
function framesLast(objects: readonly BoardObject[]): BoardObject[] {
  const frames = new Set(objects.filter(({ kind }) => kind === "frame").map(({ id }) => id));
  const lastOf = new Map<unknown, string>();
  for (const { id, props } of objects) if (frames.has(props["frame"] as string)) lastOf.set(props["frame"], id);
  const waiting = new Map(objects.filter(({ id }) => lastOf.has(id)).map((frame) => [frame.id, frame]));
  const result: BoardObject[] = [];
  const put = (object: BoardObject): void => {
    result.push(object);
    for (const [frameId, frame] of waiting) {
      if (lastOf.get(frameId) !== object.id) continue;
      waiting.delete(frameId);
      put(frame);
    }
  };
  for (const object of objects) if (!waiting.has(object.id)) put(object);
  // Frames that carry each other wait for ever; they are written where they are.
  return [...result, ...waiting.values()];
}

/** Excalidraw wants each binding told at both of its ends. */
function tellHolders(elements: readonly ExcalidrawElement[]): void {
  const byId = new Map(elements.map((element) => [element.id, element]));
  for (const { id, type, startBinding, endBinding, containerId } of elements) {
    for (const target of new Set([startBinding?.elementId, endBinding?.elementId, containerId ?? undefined])) {
      const holder = target === undefined ? undefined : byId.get(target);
      if (holder) holder.boundElements = [...(holder.boundElements ?? []), { type, id }];
    }
  }
}
