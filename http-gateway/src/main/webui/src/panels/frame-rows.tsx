import type { KeyboardEvent } from "react";
import { useLayoutEffect, useRef, useState } from "react";
import type { Span } from "../protocol/frame-recorder";
import { bytesOf, durationOf, syscallName } from "../protocol/frame-recorder";
import { rowsInView } from "./virtual-rows";

/** As in status.css. */
const ROW_HEIGHT = 28;

const STEPS: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10, Home: -1e9, End: 1e9 };

interface Props {
  readonly spans: readonly Span[];
  /** Number of the span that is shown in detail. */
  readonly picked: number | undefined;
  readonly onPick: (number: number) => void;
}

/** The newest at the bottom; stays there while it is scrolled there. Only the rows in view are elements. */
export function FrameRows({ spans, picked, onPick }: Props) {
  const list = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const [scroll, setScroll] = useState({ top: 0, height: 400 });
  const last = spans.at(-1)?.number;
  useLayoutEffect(() => {
    const element = list.current;
    if (element && atEnd.current) element.scrollTop = element.scrollHeight;
  }, [last, spans.length]);
  const { first, end } = rowsInView(spans.length, ROW_HEIGHT, scroll.top, scroll.height);
  const move = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (step === undefined || spans.length === 0) return;
    event.preventDefault();
    const at = spans.findIndex(({ number }) => number === picked);
    const index = Math.max(0, Math.min(spans.length - 1, at < 0 ? spans.length - 1 : at + step));
    const span = spans[index];
    if (span) onPick(span.number);
    reveal(list.current, index);
  };
  return (
    <div
      ref={list}
      className="frame-rows"
      role="listbox"
      aria-label="Recorded frames"
      tabIndex={0}
      aria-activedescendant={picked === undefined ? undefined : `frame-${picked}`}
      onKeyDown={move}
      onScroll={({ currentTarget: element }) => {
        atEnd.current = element.scrollTop + element.clientHeight > element.scrollHeight - ROW_HEIGHT;
        setScroll({ top: element.scrollTop, height: element.clientHeight });
      }}
    >
      {spans.length === 0 && <p className="frame-nothing">Nothing has gone or come since this was opened.</p>}
      <div style={{ height: spans.length * ROW_HEIGHT }} />
      {spans.slice(first, end).map((span, i) => (
        <Row
          key={span.number}
          span={span}
          top={(first + i) * ROW_HEIGHT}
          picked={span.number === picked}
          onPick={() => onPick(span.number)}
        />
      ))}
    </div>
  );
}

function Row(props: { span: Span; top: number; picked: boolean; onPick: () => void }) {
  const { span, top, picked, onPick } = props;
  const { first, answers, outcome } = span;
  const millis = durationOf(span);
  return (
    <div
      id={`frame-${span.number}`}
      className={`frame-row outcome-${outcome}`}
      role="option"
      aria-selected={picked}
      style={{ transform: `translateY(${top}px)` }}
      onClick={onPick}
    >
      <span>{(first.at / 1000).toFixed(3)}</span>
      <span aria-label={first.direction}>{first.direction === "sent" ? "↑" : "↓"}</span>
      <span className="frame-syscall">{syscallName(first.frame.syscall)}</span>
      <span>{outcome === "alone" ? "" : outcome}</span>
      <span>{millis === undefined ? "" : `${millis.toFixed(1)} ms`}</span>
      <span>{bytesOf(span).toLocaleString()} B</span>
      <span>{answers.length > 1 ? `${answers.length + span.dropped} answers` : ""}</span>
    </div>
  );
}

function reveal(list: HTMLElement | null, index: number): void {
  if (!list) return;
  const top = index * ROW_HEIGHT;
  if (top < list.scrollTop) list.scrollTop = top;
  else if (top + ROW_HEIGHT > list.scrollTop + list.clientHeight) list.scrollTop = top + ROW_HEIGHT - list.clientHeight;
}
