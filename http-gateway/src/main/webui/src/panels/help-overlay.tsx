import { keysOf } from "../canvas/commands/chord";
import type { Section } from "../canvas/commands/command";
import { COMMANDS } from "../canvas/commands/commands";
import { HELD_KEYS } from "../canvas/keyboard";
import type { Toggle } from "../model/toggle";
import { CloseIcon } from "./icons";
import { ON_MAC } from "./platform";
import { useLive } from "./use-live";
import { useModal } from "./use-modal";

const SECTIONS: readonly Section[] = ["Tools", "Edit", "Arrange", "Select", "View"];

/** What the pointer does with keys held; no command can say it. */
const POINTING = [
  ["Shift", "Click picks more, drag keeps proportions or direction"],
  ["Alt", "Drag moves a copy, resizes from the centre; click takes a point out of a line"],
  ["Ctrl", "Drag aligns with nothing, wheel zooms"],
  ["Click", "With a line sets a point; again, Enter or Esc ends it"],
  ["Double click", "Edits text, or goes into a group"],
  ["Two fingers", "Move and zoom the paper"],
] as const;

/** All keys, made from the table that they are read from. */
export function HelpOverlay({ toggle }: { toggle: Toggle }) {
  const open = useLive(() => toggle.on, toggle.changed);
  return open ? <HelpDialog onClose={() => toggle.set(false)} /> : null;
}

function HelpDialog({ onClose }: { onClose: () => void }) {
  const dialog = useModal();
  return (
    <dialog
      ref={dialog}
      className="dialog help"
      aria-labelledby="help-title"
      onClose={onClose}
      onKeyDown={(event) => {
        if (event.key === "?") dialog.current?.close();
      }}
      onClick={(event) => {
        if (event.target === dialog.current) dialog.current.close();
      }}
    >
      <div className="help-head">
        <h2 id="help-title">Keyboard shortcuts</h2>
        <button className="icon-button" aria-label="Close" autoFocus onClick={() => dialog.current?.close()}>
          <CloseIcon />
        </button>
      </div>
      <div className="help-sections">
        {SECTIONS.map((section) => (
          <section key={section}>
            <h3>{section}</h3>
            <dl>
              {COMMANDS.filter((command) => command.section === section && command.keys.length > 0).map((command) => (
                <Row key={command.id} label={command.label} chords={command.keys.slice(0, 1)} />
              ))}
              {section === "Select" &&
                HELD_KEYS.map(({ keys, label }) => <Row key={label} label={label} chords={keys} />)}
            </dl>
          </section>
        ))}
        <section>
          <h3>Pointing</h3>
          <dl>
            {POINTING.map(([held, label]) => (
              <Row key={held} label={label} chords={[held]} />
            ))}
          </dl>
        </section>
      </div>
    </dialog>
  );
}

function Row({ label, chords }: { label: string; chords: readonly string[] }) {
  return (
    <div className="help-row">
      <dt>{label}</dt>
      <dd>
        {chords
          .flatMap((chord) => keysOf(chord, ON_MAC))
          .map((key, at) => (
            <kbd key={`${at} ${key}`}>{key}</kbd>
          ))}
      </dd>
    </div>
  );
}
