import { useRef, useState } from "react";
import type { Format } from "../exchange/export";
import { exported, printed } from "../exchange/export";
import { READABLE } from "../exchange/read-file";
import { fileName, saveFile } from "../exchange/save-file";
import type { BoardModel } from "../model/board-model";
import type { Notices } from "./notices";
import { useModal } from "./use-modal";

interface Props {
  readonly board: BoardModel;
  readonly notices: Notices;
  readonly onImport: (files: readonly File[]) => void;
  readonly onClose: () => void;
}

const FORMATS: readonly (readonly [Format, string])[] = [
  ["png", "PNG picture"],
  ["svg", "SVG drawing"],
  ["json", "CollabBoard JSON"],
  ["excalidraw", "Excalidraw"],
];

const SCALES = [1, 2, 3];

/** Takes the board, or what is picked of it, out as a file or on paper, and lets files in. */
export default function ExportMenu({ board, notices, onImport, onClose }: Props) {
  const dialog = useModal();
  const picked = board.selection.ids.size;
  const [format, setFormat] = useState<Format>("png");
  const [selection, setSelection] = useState(picked > 0);
  const [scale, setScale] = useState(2);
  const [transparent, setTransparent] = useState(false);
  const [busy, setBusy] = useState(false);

  /** Whatever fails is told. */
  const attempt = async (work: () => Promise<boolean>) => {
    setBusy(true);
    try {
      if (!(await work())) notices.show("There is nothing to export.");
      onClose();
    } catch (error) {
      console.error(error);
      notices.show("The export has failed; a smaller part of the board may work.");
    }
    setBusy(false);
  };
  const save = () =>
    attempt(async () => {
      const file = await exported(board, { format, selection, scale, transparent });
      if (file) saveFile(fileName(board.document.name, file.extension), file.content);
      if (file?.remark) notices.show(file.remark);
      return file !== undefined;
    });

  return (
    <dialog ref={dialog} className="dialog export-dialog" aria-labelledby="export-title" onClose={onClose}>
      <h2 id="export-title">Export and import</h2>
      <fieldset>
        <legend>What</legend>
        <Choice name="what" label="The whole board" checked={!selection} onPick={() => setSelection(false)} />
        <Choice
          name="what"
          label={picked > 0 ? `What is picked (${picked})` : "What is picked"}
          checked={selection}
          disabled={picked === 0}
          onPick={() => setSelection(true)}
        />
      </fieldset>
      <fieldset>
        <legend>As</legend>
        {FORMATS.map(([value, label]) => (
          <Choice key={value} name="format" label={label} checked={format === value} onPick={() => setFormat(value)} />
        ))}
      </fieldset>
      {(format === "png" || format === "svg") && (
        <fieldset>
          <legend>Picture</legend>
          {format === "png" &&
            SCALES.map((value) => (
              <Choice
                key={value}
                name="scale"
                label={`${value}×`}
                checked={scale === value}
                onPick={() => setScale(value)}
              />
            ))}
          <label>
            <input type="checkbox" checked={transparent} onChange={(event) => setTransparent(event.target.checked)} />
            Transparent background
          </label>
        </fieldset>
      )}
      <div className="dialog-actions">
        <FileButton disabled={busy || !board.editable} onFiles={onImport} />
        <button className="button" disabled={busy} onClick={() => void attempt(() => printed(board, selection))}>
          Print
        </button>
        <button className="button" onClick={onClose}>
          Cancel
        </button>
        <button className="button primary" autoFocus disabled={busy} onClick={() => void save()}>
          Export
        </button>
      </div>
    </dialog>
  );
}

interface ChoiceProps {
  readonly name: string;
  readonly label: string;
  readonly checked: boolean;
  readonly disabled?: boolean;
  readonly onPick: () => void;
}

function Choice({ name, label, checked, disabled = false, onPick }: ChoiceProps) {
  return (
    <label>
      <input type="radio" name={name} checked={checked} disabled={disabled} onChange={onPick} />
      {label}
    </label>
  );
}

function FileButton({ disabled, onFiles }: { disabled: boolean; onFiles: (files: readonly File[]) => void }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        multiple
        accept={READABLE.join(",")}
        aria-label="File to import"
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          if (files.length > 0) onFiles(files);
        }}
      />
      <button className="button" disabled={disabled} onClick={() => input.current?.click()}>
        Import a file…
      </button>
    </>
  );
}
