import type { BoardModel } from "../model/board-model";
import { BinIcon } from "./icons";
import { useLive } from "./use-live";

const FILLS = [
  ["Yellow", "#FFEB3B"],
  ["Orange", "#FFB74D"],
  ["Pink", "#F8A5C2"],
  ["Violet", "#C5B3F6"],
  ["Blue", "#8ECDF7"],
  ["Green", "#A8DDA0"],
  ["Red", "#D94B4B"],
  ["White", "#FFFFFF"],
] as const;

/** What can be done with the picked objects. */
export function SelectionBar({ board }: { board: BoardModel }) {
  const count = useLive(() => board.selection.ids.size, board.selection.changed);
  if (count === 0) return null;
  const paint = (fill: string) => {
    for (const id of board.selection.ids) board.update(id, { props: { fill } });
  };
  return (
    <div className="panel selection-bar" role="toolbar" aria-label={`${count} selected`}>
      {FILLS.map(([name, fill]) => (
        <button
          key={fill}
          className="swatch"
          aria-label={`${name} fill`}
          title={name}
          style={{ background: fill }}
          onClick={() => paint(fill)}
        />
      ))}
      <span className="divider" />
      <button className="icon-button" aria-label="Delete" title="Delete (Del)" onClick={() => board.deleteSelected()}>
        <BinIcon />
      </button>
    </div>
  );
}
