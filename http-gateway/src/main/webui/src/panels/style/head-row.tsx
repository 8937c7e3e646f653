import type { Head } from "../../model/style";
import type { Shared } from "../../model/style-fields";
import { HEADS } from "./choices";

interface Props {
  readonly start: Shared<Head> | undefined;
  readonly end: Shared<Head> | undefined;
  readonly onStart: (head: Head) => void;
  readonly onEnd: (head: Head) => void;
}

/** What the two ends of lines look like. */
export function HeadRow({ start, end, onStart, onEnd }: Props) {
  if (!start || !end) return null;
  return (
    <div className="style-row" role="group" aria-label="Ends">
      <span className="style-label">Ends</span>
      <div className="heads">
        <HeadField label="Start" shared={start} onChoose={onStart} />
        <HeadField label="End" shared={end} onChoose={onEnd} />
      </div>
    </div>
  );
}

interface FieldProps {
  readonly label: string;
  readonly shared: Shared<Head>;
  readonly onChoose: (head: Head) => void;
}

function HeadField({ label, shared, onChoose }: FieldProps) {
  return (
    <label className="head-field">
      <span>{label}</span>
      <select
        value={shared.mixed ? "mixed" : shared.value}
        onChange={(event) => {
          const head = HEADS.find(({ value }) => value === event.target.value);
          if (head) onChoose(head.value);
        }}
      >
        {shared.mixed && (
          <option value="mixed" disabled>
            Mixed
          </option>
        )}
        {HEADS.map(({ value, label: name }) => (
          <option key={value} value={value}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
