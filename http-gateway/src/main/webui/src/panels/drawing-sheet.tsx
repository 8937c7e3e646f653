import { countsOf } from "../exchange/counts";
import type { Drawing } from "../exchange/drawing";
import { DrawingPreview } from "./drawing-preview";
import { useModal } from "./use-modal";

interface Props {
  readonly name: string;
  /** Undefined: it is still being read, or cannot be. */
  readonly drawing: Drawing | undefined;
  readonly failure: string | undefined;
  /** Objects that are on the board already; undefined: none was asked for. */
  readonly placed: number | undefined;
  readonly editable: boolean;
  readonly onPlace: () => void;
  readonly onClose: () => void;
}

/** What a drawing looks like and what is in it, before it is placed. */
export function DrawingSheet({ name, drawing, failure, placed, editable, onPlace, onClose }: Props) {
  const dialog = useModal();
  const total = drawing?.objects.length ?? 0;
  return (
    <dialog ref={dialog} className="dialog import-dialog" aria-labelledby="import-title" onClose={onClose}>
      <h2 id="import-title">Import “{name}”</h2>
      {failure !== undefined && (
        <p className="import-failure" role="alert">
          {failure}. Nothing was placed.
        </p>
      )}
      {failure === undefined && !drawing && <p>Reading …</p>}
      {failure === undefined && drawing && (
        <>
          {total > 0 && <DrawingPreview drawing={drawing} width={370} height={220} />}
          <p className="import-counts">{total === 0 ? "There is nothing in it." : countsOf(drawing.objects)}</p>
          {drawing.remarks.sentences().map((sentence) => (
            <p key={sentence} className="import-remark">
              {sentence}
            </p>
          ))}
          {!editable && <p className="import-remark">You may look at this board, but not change it.</p>}
          {placed !== undefined && (
            <progress aria-label="Placed" max={total} value={placed}>
              {placed} of {total}
            </progress>
          )}
        </>
      )}
      <div className="dialog-actions">
        <button className="button" onClick={onClose}>
          {failure === undefined ? "Cancel" : "Close"}
        </button>
        {failure === undefined && (
          <button
            className="button primary"
            autoFocus
            disabled={!editable || total === 0 || placed !== undefined}
            onClick={onPlace}
          >
            Place on the board
          </button>
        )}
      </div>
    </dialog>
  );
}
