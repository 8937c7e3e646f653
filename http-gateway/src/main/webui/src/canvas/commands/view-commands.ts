import { boundsOf, union } from "../geometry";
import { isLocked } from "../../model/style";
import type { Desk } from "../tools/tool";
import type { Command } from "./command";
import { anyPicked } from "./command";

/** Screen pixels left free around what is brought into view. */
const MARGIN = 96;

const ZOOM_STEP = 1.25;

export const VIEW_COMMANDS: readonly Command[] = [
  {
    id: "zoom-in",
    label: "Zoom in",
    section: "View",
    keys: ["+", "="],
    run: ({ camera }) => camera.zoomAtCentre(ZOOM_STEP),
  },
  {
    id: "zoom-out",
    label: "Zoom out",
    section: "View",
    keys: ["-"],
    run: ({ camera }) => camera.zoomAtCentre(1 / ZOOM_STEP),
  },
  {
    id: "zoom-natural",
    label: "Natural size",
    section: "View",
    keys: ["Shift+0"],
    run: ({ camera }) => camera.zoomAtCentre(1 / camera.zoom),
  },
  { id: "zoom-fit", label: "Show all", section: "View", keys: ["Shift+1"], run: showAll },
  {
    id: "zoom-picked",
    label: "Show what is picked",
    section: "View",
    keys: ["Shift+2"],
    available: anyPicked,
    run: showPicked,
  },
  { id: "minimap", label: "Map of the board", section: "View", keys: ["M"], run: ({ panels }) => panels.map.flip() },
  { id: "chat", label: "Chat", section: "View", keys: ["C"], run: ({ panels }) => panels.chat.flip() },
  { id: "help", label: "Keyboard shortcuts", section: "View", keys: ["?"], run: ({ panels }) => panels.help.flip() },
];

export const SELECT_COMMANDS: readonly Command[] = [
  { id: "select-all", label: "Select all", section: "Select", keys: ["Ctrl+A"], run: selectAll },
  { id: "next", label: "Next object", section: "Select", keys: ["."], run: (desk) => pickNext(desk, 1) },
  { id: "previous", label: "Previous object", section: "Select", keys: [","], run: (desk) => pickNext(desk, -1) },
];

/** Everything on the board in view; an empty board with its origin in the middle. */
export function showAll({ camera, scene }: Pick<Desk, "camera" | "scene">): void {
  camera.show(scene.bounds() ?? { left: 0, top: 0, right: 0, bottom: 0 }, MARGIN);
}

function showPicked({ board, camera }: Desk): void {
  const rects = [...board.selection.ids].flatMap((id) => board.get(id) ?? []).map(boundsOf);
  if (rects.length > 0) camera.show(rects.reduce(union), MARGIN, 4);
}

function selectAll(desk: Desk): void {
  desk.setTool("select");
  desk.board.selection.set(
    desk.scene
      .all()
      .filter((object) => !isLocked(object))
      .map(({ id }) => id),
  );
}

/** In drawing order. Locked objects, too: they cannot be reached by pointing. */
function pickNext({ board, camera, scene }: Desk, step: number): void {
  const objects = scene.all();
  const [current] = board.selection.ids;
  const at = objects.findIndex((object) => object.id === current);
  const next = objects.at(at < 0 ? (step > 0 ? 0 : -1) : (at + step) % objects.length);
  if (!next) return;
  board.selection.set([next.id]);
  camera.reveal(boundsOf(next), MARGIN);
}
