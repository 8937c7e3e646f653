import { frameText } from "../protocol/frame-json";
import type { RecordedFrame, Span } from "../protocol/frame-recorder";
import { statusName, syscallName } from "../protocol/frame-recorder";

/** Answers of one exchange that are written out; the last one is always among them. */
const MOST = 20;

/** All frames of a span, as JSON, with the time since the first. */
export function FrameDetail({ span }: { span: Span | undefined }) {
  if (!span) return <p className="frame-detail quiet-text">Pick a frame to see what is in it.</p>;
  const hidden = Math.max(0, span.answers.length - MOST) + span.dropped;
  return (
    <div className="frame-detail" role="region" aria-label="Frame" tabIndex={0}>
      <Written recorded={span.first} since={span.first.at} />
      {hidden > 0 && <p className="quiet-text">{hidden.toLocaleString()} answers are not shown.</p>}
      {span.answers.slice(-MOST).map((recorded, i) => (
        <Written key={i} recorded={recorded} since={span.first.at} />
      ))}
    </div>
  );
}

function Written({ recorded, since }: { recorded: RecordedFrame; since: number }) {
  const { frame, direction, at, bytes } = recorded;
  const when = at === since ? "" : ` after ${(at - since).toFixed(1)} ms`;
  return (
    <>
      <h3>
        {direction === "sent" ? "↑" : "↓"} {statusName(frame.status)} {syscallName(frame.syscall)}
        <span className="quiet-text">
          {when}, {bytes.toLocaleString()} bytes
        </span>
      </h3>
      <pre>{frameText(frame)}</pre>
    </>
  );
}
