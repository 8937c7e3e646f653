import type { Shared } from "../../model/style-fields";

interface Props {
  readonly shared: Shared<number> | undefined;
  /** While the slider moves; the others see it, and it is no edit yet. */
  readonly onPreview: (opacity: number) => void;
  readonly onDone: () => void;
}

const LEAST = 10;

export function OpacityRow({ shared, onPreview, onDone }: Props) {
  if (!shared) return null;
  const percent = shared.mixed ? 100 : Math.round(shared.value * 100);
  return (
    <label className="style-row style-row-inline">
      <span className="style-label">Opacity</span>
      <input
        type="range"
        aria-label="Opacity"
        min={LEAST}
        max={100}
        step={5}
        value={percent}
        onChange={(event) => onPreview(Number(event.target.value) / 100)}
        onPointerUp={onDone}
        onKeyUp={onDone}
        onBlur={onDone}
      />
      <output className="style-number">{shared.mixed ? "mixed" : `${percent}%`}</output>
    </label>
  );
}
