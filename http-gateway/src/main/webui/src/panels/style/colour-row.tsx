import type { Shared } from "../../model/style-fields";
import { useLive } from "../use-live";
import type { Swatch } from "./palette";
import { colourOf } from "./palette";
import type { RecentColours } from "./recent-colours";

/** Seen on dark paper as its opposite. */
const PLAIN = "Ink";

interface Props {
  readonly label: string;
  /** As it is read behind the name of a colour: "Yellow fill". */
  readonly noun: string;
  readonly swatches: readonly Swatch[];
  /** What the button without a colour means. */
  readonly none: string;
  readonly shared: Shared<string> | undefined;
  readonly recent: RecentColours;
  readonly onChoose: (colour: string) => void;
}

/** The colours of the palette, those that were mixed last, none, and a field to mix another one. */
export function ColourRow({ label, noun, swatches, none, shared, recent, onChoose }: Props) {
  const mixedBefore = useLive(() => recent.list, recent.changed);
  if (!shared) return null;
  const current = shared.mixed ? undefined : shared.value.toLowerCase();
  const named = swatches.map((swatch) => ({ name: swatch.name, colour: colourOf(swatch) }));
  const others = mixedBefore
    .filter((colour) => !named.some((one) => same(one.colour, colour)))
    .map((colour) => ({ name: colour, colour }));
  return (
    <div className="style-row" role="group" aria-label={label}>
      <span className="style-label">
        {label}
        {shared.mixed && <em className="mixed">mixed</em>}
      </span>
      <div className="swatches">
        <button
          className="swatch swatch-none"
          aria-label={`${none} ${noun}`}
          aria-pressed={current === ""}
          title={none}
          onClick={() => onChoose("")}
        />
        {[...named, ...others].map(({ name, colour }) => (
          <button
            key={colour}
            className={name === PLAIN ? "swatch swatch-plain" : "swatch"}
            aria-label={`${name} ${noun}`}
            aria-pressed={current !== undefined && same(current, colour)}
            title={name}
            style={name === PLAIN ? undefined : { background: colour }}
            onClick={() => onChoose(colour)}
          />
        ))}
        <label className="swatch swatch-other" title="Another colour">
          <span className="visually-hidden">Another {noun}</span>
          <input
            type="color"
            value={current !== undefined && current !== "" ? current : "#9aa5b1"}
            onChange={(event) => onChoose(event.target.value.toUpperCase())}
            onBlur={(event) => recent.add(event.target.value.toUpperCase())}
          />
        </label>
      </div>
    </div>
  );
}

function same(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
