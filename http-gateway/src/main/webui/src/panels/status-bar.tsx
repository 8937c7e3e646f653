import { lazy, Suspense, useEffect, useMemo, useState } from "react";
import type { BoardSurface } from "../canvas/board-surface";
import { watchFrameRate } from "../canvas/frame-rate";
import type { BoardSession } from "../protocol/board-session";
import type { Client } from "../protocol/client";
import type { ConnectionState } from "../protocol/connection";
import { RoundTrip } from "../protocol/round-trip";
import { CloseIcon, PulseIcon } from "./icons";
import { useLive } from "./use-live";
import { useRemembered } from "./use-remembered";
import { useSampled } from "./use-sampled";

const FrameInspector = lazy(() => import("./frame-inspector"));

const SAMPLE_MS = 250;

const STATES: Record<ConnectionState, string> = {
  connecting: "Connecting",
  online: "Online",
  reconnecting: "Offline",
  refused: "Refused",
  stopped: "Stopped",
};

interface Props {
  readonly session: BoardSession;
  readonly client: Client;
  readonly surface: BoardSurface;
}

/** What goes on under the board, for those who want to know; does nothing while it is hidden. */
export function StatusBar(props: Props) {
  const [shown, setShown] = useRemembered("collabboard.status-bar");
  if (shown) return <Figures {...props} onHide={() => setShown(false)} />;
  return (
    <div className="panel status-bar">
      <button className="icon-button" aria-label="Show status bar" title="Status bar" onClick={() => setShown(true)}>
        <PulseIcon />
      </button>
    </div>
  );
}

function Figures({ session, client, surface, onHide }: Props & { onHide: () => void }) {
  const { connection, requests } = client;
  const { document } = session.board;
  const [inspecting, setInspecting] = useState(false);
  const roundTrip = useMemo(() => new RoundTrip(session, requests), [session, requests]);
  useEffect(() => roundTrip.watch(), [roundTrip]);
  const state = useLive(() => connection.state, connection.stateChanged);
  const millis = useLive(() => roundTrip.millis, roundTrip.changed);
  const objects = useSampled(() => document.size, SAMPLE_MS);
  const seq = useSampled(() => document.position.seq, SAMPLE_MS);
  return (
    <>
      {inspecting && (
        <Suspense>
          <FrameInspector connection={connection} surface={surface} onClose={() => setInspecting(false)} />
        </Suspense>
      )}
      <div className="panel status-bar" role="group" aria-label="Status bar">
        <dl>
          <Figure name="Connection" value={STATES[state]} className={state === "online" ? "good" : "warn"} />
          <Figure name="Round trip" value={millis === undefined ? "–" : `${shortMillis(millis)} ms`} />
          <Figure name="Objects" value={objects.toLocaleString()} />
          <FrameRate />
          <Figure name="Seq" value={seq.toLocaleString()} />
        </dl>
        <button className="button quiet" aria-pressed={inspecting} onClick={() => setInspecting(!inspecting)}>
          Frames
        </button>
        <button className="icon-button" aria-label="Hide status bar" title="Hide" onClick={onHide}>
          <CloseIcon />
        </button>
      </div>
    </>
  );
}

function FrameRate() {
  const [rate, setRate] = useState<number>();
  useEffect(() => watchFrameRate(setRate), []);
  return <Figure name="Frames per second" short="fps" value={rate?.toString() ?? "–"} />;
}

function Figure(props: { name: string; value: string; short?: string; className?: string }) {
  const { name, value, short, className } = props;
  return (
    <div className={className} title={name}>
      <dt>{short ?? name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function shortMillis(millis: number): string {
  return millis < 10 ? millis.toFixed(1) : Math.round(millis).toString();
}
