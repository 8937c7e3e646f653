import { useRef } from "react";

const MAX_NAME = 200;

interface Props {
  readonly name: string;
  /** Gets a name that is not empty. */
  readonly onDone: (name: string) => void;
  readonly onCancel: () => void;
}

/** A board's name while it is typed: Enter and leaving the field keep it, Escape does not. */
export function NameField({ name, onDone, onCancel }: Props) {
  const isOver = useRef(false);
  const finish = (wanted: string | undefined) => {
    // A field that goes away loses the focus too.
    if (isOver.current) return;
    isOver.current = true;
    const trimmed = wanted?.trim() ?? "";
    if (trimmed === "") onCancel();
    else onDone(trimmed);
  };
  return (
    <input
      className="field card-rename"
      aria-label="New name"
      autoFocus
      maxLength={MAX_NAME}
      defaultValue={name}
      onFocus={(event) => event.currentTarget.select()}
      onBlur={(event) => finish(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === "Enter") finish(event.currentTarget.value);
        if (event.key === "Escape") finish(undefined);
      }}
    />
  );
}
