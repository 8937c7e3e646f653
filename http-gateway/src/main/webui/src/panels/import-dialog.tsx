import { useEffect, useRef, useState } from "react";
import type { BoardSurface } from "../canvas/board-surface";
import type { Drawing, Import } from "../exchange/drawing";
import { ImportFailure } from "../exchange/import-failure";
import { openFile } from "../exchange/open-file";
import { place } from "../exchange/place";
import type { BoardModel } from "../model/board-model";
import type { Point } from "../model/presence";
import { DrawingSheet } from "./drawing-sheet";
import { LibraryPanel } from "./library-panel";
import type { Notices } from "./notices";

interface Props {
  readonly file: File;
  readonly board: BoardModel;
  readonly surface: BoardSurface;
  readonly notices: Notices;
  /** Where the drawing goes: asked when it is placed, since the person may look elsewhere meanwhile. */
  readonly target: () => Point;
  readonly onClose: () => void;
}

/** Shows what is in a file, and puts it on the board. */
export default function ImportDialog({ file, board, surface, notices, target, onClose }: Props) {
  const [content, setContent] = useState<Import>();
  const [failure, setFailure] = useState<string>();
  const [placed, setPlaced] = useState<number>();
  const cancel = useRef(new AbortController());
  useEffect(() => {
    const unwanted = new AbortController();
    const { signal } = unwanted;
    openFile(file, signal).then(
      (read) => signal.aborted || setContent(read),
      (error: unknown) => signal.aborted || setFailure(messageOf(error)),
    );
    return () => unwanted.abort();
  }, [file]);

  const put = async ({ objects, remarks }: Drawing, close: boolean) => {
    setPlaced(0);
    try {
      const progress = { signal: cancel.current.signal, placed: setPlaced };
      const count = await place(board, objects, target(), progress);
      for (const sentence of remarks.sentences()) notices.show(sentence);
      if (cancel.current.signal.aborted) notices.show("The import was cancelled. Nothing is left of it.");
      else if (count < objects.length)
        notices.show(`Stopped after ${count} of ${objects.length} objects. Undo takes them away.`);
      if (close) onClose();
    } catch (error) {
      setFailure(messageOf(error));
    }
    setPlaced(undefined);
  };
  const close = () => {
    cancel.current.abort();
    onClose();
  };

  const [drawing] = content?.drawings ?? [];
  if (content?.library && !failure) {
    return (
      <LibraryPanel
        surface={surface}
        name={file.name}
        drawings={content.drawings}
        editable={board.editable && placed === undefined}
        onPlace={(item) => void put(item, false)}
        onClose={close}
      />
    );
  }
  return (
    <DrawingSheet
      name={file.name}
      drawing={drawing}
      failure={failure}
      placed={placed}
      editable={board.editable}
      onPlace={() => drawing && void put(drawing, true)}
      onClose={close}
    />
  );
}

function messageOf(error: unknown): string {
  if (error instanceof ImportFailure) return error.message;
  console.error(error);
  return "The file could not be read.";
}
