import { inkOn } from "../canvas/theme";
import type { Participant } from "../model/presence";

/** Somebody's initials in their colour; read aloud as the name. */
export function Avatar({ person, title }: { person: Participant; title?: string }) {
  const { name, color } = person;
  return (
    <span className="avatar" title={title} style={{ background: color, color: inkOn(color) }}>
      <span aria-hidden="true">{initials(name)}</span>
      <span className="visually-hidden">{name}</span>
    </span>
  );
}

function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const letters = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return letters.map((word) => firstLetter(word ?? "")).join("");
}

function firstLetter(word: string): string {
  const [first] = new Intl.Segmenter().segment(word);
  return first?.segment.toUpperCase() ?? "";
}
