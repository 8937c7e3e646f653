import { useEffect, useMemo, useState } from "react";
import type { BoardSurface } from "../canvas/board-surface";
import type { Connection } from "../protocol/connection";
import type { Show } from "../protocol/frame-recorder";
import { FrameRecorder, matching } from "../protocol/frame-recorder";
import { FrameDetail } from "./frame-detail";
import { FrameRows } from "./frame-rows";
import { CloseIcon } from "./icons";
import { useLive } from "./use-live";
import { usePanel } from "./use-panel";
import { useSampled } from "./use-sampled";

const SAMPLE_MS = 150;

const SHOWN: readonly (readonly [Show, string])[] = [
  ["all", "All"],
  ["sent", "Sent"],
  ["received", "Received"],
  ["failed", "Failed"],
];

interface Props {
  readonly connection: Connection;
  readonly surface: BoardSurface;
  readonly onClose: () => void;
}

/** The frames that go and come while this is open, each request with its answers. Not open, nothing is recorded. */
export default function FrameInspector({ connection, surface, onClose }: Props) {
  const panel = usePanel(surface, onClose);
  const recorder = useMemo(() => new FrameRecorder(), []);
  useEffect(() => recorder.watch(connection), [recorder, connection]);
  const [prefix, setPrefix] = useState("");
  const [show, setShow] = useState<Show>("all");
  const paused = useLive(() => recorder.isPaused, recorder.changed);
  const [picked, setPicked] = useState<number>();
  const all = useSampled(() => [...recorder.spans], SAMPLE_MS);
  const spans = matching(all, prefix, show);
  const span = all.find(({ number }) => number === picked);
  return (
    <section className="panel inspector" aria-label="Frames" {...panel}>
      <header>
        <h2>Frames</h2>
        <input
          className="field"
          type="search"
          aria-label="Syscall begins with"
          placeholder="object: or cursor"
          spellCheck={false}
          value={prefix}
          onChange={(event) => setPrefix(event.target.value)}
        />
        <select
          className="field"
          aria-label="Which frames"
          value={show}
          onChange={(event) => setShow(event.target.value as Show)}
        >
          {SHOWN.map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
        <p className="quiet-text">
          {spans.length.toLocaleString()} of {all.length.toLocaleString()}
        </p>
        <button
          className="button"
          aria-pressed={paused}
          onClick={() => (paused ? recorder.resume() : recorder.pause())}
        >
          {paused ? "Resume" : "Pause"}
        </button>
        <button className="button" onClick={() => recorder.clear()}>
          Clear
        </button>
        <button className="icon-button" aria-label="Close frames" title="Close (Esc)" onClick={onClose}>
          <CloseIcon />
        </button>
      </header>
      <FrameRows spans={spans} picked={picked} onPick={setPicked} />
      <FrameDetail span={span} />
    </section>
  );
}
