import type { ReactNode } from "react";
import type { Shared } from "../../model/style-fields";

export interface Choice<T> {
  readonly value: T;
  readonly label: string;
  readonly sign: ReactNode;
}

interface Props<T> {
  readonly label: string;
  readonly choices: readonly Choice<T>[];
  readonly shared: Shared<T> | undefined;
  readonly onChoose: (value: T) => void;
}

/** One of a few values, each on a button. Nothing is shown where the choice means nothing to what is picked. */
export function ChoiceRow<T>({ label, choices, shared, onChoose }: Props<T>) {
  if (!shared) return null;
  return (
    <div className="style-row" role="group" aria-label={label}>
      <span className="style-label">
        {label}
        {shared.mixed && <em className="mixed">mixed</em>}
      </span>
      <div className="choices">
        {choices.map(({ value, label: name, sign }) => (
          <button
            key={name}
            className="choice"
            aria-label={name}
            aria-pressed={!shared.mixed && shared.value === value}
            title={name}
            onClick={() => onChoose(value)}
          >
            {sign}
          </button>
        ))}
      </div>
    </div>
  );
}
