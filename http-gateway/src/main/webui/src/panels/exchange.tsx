import { lazy, Suspense, useCallback, useEffect, useState } from "react";
import type { BoardSurface } from "../canvas/board-surface";
import { isPicture } from "../canvas/clipboard/place-pictures";
import type { BoardModel } from "../model/board-model";
import type { Point } from "../model/presence";
import type { Notices } from "./notices";

/** What reads and writes files comes only when it is needed. */
const ImportDialog = lazy(() => import("./import-dialog"));
const ExportMenu = lazy(() => import("./export-menu"));

interface Props {
  readonly board: BoardModel;
  readonly surface: BoardSurface;
  readonly notices: Notices;
  /** Whether the person has asked for the menu. */
  readonly menu: boolean;
  readonly onMenuClose: () => void;
}

interface Incoming {
  readonly file: File;
  /** Where it was dropped; undefined: it was chosen, and goes where the person looks. */
  readonly at: Point | undefined;
}

/** Files that come in and go out: the menu, and what is dropped on the board. */
export function Exchange({ board, surface, notices, menu, onMenuClose }: Props) {
  const [incoming, setIncoming] = useState<Incoming>();
  const receive = useCallback(
    (files: readonly File[], at?: Point) => {
      const pictures = files.filter(isPicture);
      const [drawing, ...others] = files.filter((file) => !isPicture(file));
      if (pictures.length > 0) surface.placePictures(pictures, at ?? surface.camera.centre);
      if (drawing) setIncoming({ file: drawing, at });
      if (others.length > 0) notices.show("Drawings are imported one at a time: the first is taken.");
    },
    [surface, notices],
  );
  useEffect(() => receiveDrops(surface, receive), [surface, receive]);
  // Whoever has placed a drawing goes on with it, wherever it was asked for.
  useEffect(() => (incoming ? () => surface.focus() : undefined), [incoming, surface]);
  return (
    <Suspense>
      {menu && (
        <ExportMenu
          board={board}
          notices={notices}
          onClose={onMenuClose}
          onImport={(files) => {
            onMenuClose();
            receive(files);
          }}
        />
      )}
      {incoming && (
        <ImportDialog
          key={`${incoming.file.name} ${incoming.file.lastModified}`}
          file={incoming.file}
          board={board}
          surface={surface}
          notices={notices}
          target={() => incoming.at ?? surface.camera.centre}
          onClose={() => setIncoming(undefined)}
        />
      )}
    </Suspense>
  );
}

/** Anywhere on the page, since a file that is dropped beside the board would replace the page. */
function receiveDrops(surface: BoardSurface, onFiles: (files: readonly File[], at: Point) => void): () => void {
  const listeners = new AbortController();
  const { signal } = listeners;
  addEventListener("dragover", (event) => bringsFiles(event) && event.preventDefault(), { signal });
  addEventListener(
    "drop",
    (event) => {
      if (!bringsFiles(event)) return;
      event.preventDefault();
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files.length > 0) onFiles(files, surface.toBoard({ x: event.clientX, y: event.clientY }));
    },
    { signal },
  );
  return () => listeners.abort();
}

function bringsFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes("Files") ?? false;
}
