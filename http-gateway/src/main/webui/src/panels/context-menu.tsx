import { useEffect, useLayoutEffect, useRef, useState } from "react";
import type { BoardSurface } from "../canvas/board-surface";
import { chordText } from "../canvas/commands/chord";
import type { Command } from "../canvas/commands/command";
import { isAvailable } from "../canvas/commands/command";
import { commandNamed } from "../canvas/commands/commands";
import type { Point } from "../model/presence";
import { ariaKeys } from "./command-button";
import { ON_MAC } from "./platform";

const ON_OBJECTS = [
  ["cut", "copy", "paste", "duplicate", "edit-text"],
  ["group", "ungroup", "lock"],
  ["to-front", "forward", "backward", "to-back"],
  ["zoom-picked", "delete"],
].map((part) => part.map(commandNamed));

const ON_PAPER = [
  ["paste", "select-all"],
  ["zoom-fit", "zoom-natural", "minimap"],
  ["undo", "redo", "help"],
].map((part) => part.map(commandNamed));

/** Pixels from the edges of the window. */
const MARGIN = 8;

/** What can be done here: by the right button, a long touch, or the menu key. */
export function ContextMenu({ surface }: { surface: BoardSurface }) {
  const [at, setAt] = useState<Point>();
  useEffect(() => surface.menuAsked.on((page) => setAt(page)), [surface]);
  if (!at) return null;
  return <Menu key={`${at.x} ${at.y}`} surface={surface} at={at} onClose={() => setAt(undefined)} />;
}

interface MenuProps {
  readonly surface: BoardSurface;
  readonly at: Point;
  readonly onClose: () => void;
}

function Menu({ surface, at, onClose }: MenuProps) {
  const menu = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => place(menu.current, at), [at]);
  useEffect(() => {
    const outside = (event: Event) => {
      if (event.target instanceof Node && !menu.current?.contains(event.target)) onClose();
    };
    addEventListener("pointerdown", outside, true);
    addEventListener("wheel", outside, true);
    addEventListener("blur", onClose);
    return () => {
      removeEventListener("pointerdown", outside, true);
      removeEventListener("wheel", outside, true);
      removeEventListener("blur", onClose);
    };
  }, [onClose]);
  const choose = (command: Command) => {
    onClose();
    surface.focus();
    command.run(surface.desk);
  };
  const parts = surface.desk.board.selection.ids.size > 0 ? ON_OBJECTS : ON_PAPER;
  return (
    <div
      ref={menu}
      className="menu"
      role="menu"
      aria-label="Actions"
      tabIndex={-1}
      onContextMenu={(event) => event.preventDefault()}
      onKeyDown={(event) => {
        if (event.key === "Escape" || event.key === "Tab") {
          onClose();
          surface.focus();
        } else if (!step(menu.current, event.key)) return;
        event.preventDefault();
      }}
    >
      {parts.map((commands, part) => (
        <div key={part} role="group" className="menu-part">
          {commands.map((command) => (
            <button
              key={command.id}
              role="menuitem"
              tabIndex={-1}
              className="menu-item"
              aria-keyshortcuts={ariaKeys(command)}
              disabled={!isAvailable(command, surface.desk)}
              onClick={() => choose(command)}
            >
              {command.label}
              <kbd aria-hidden="true">{command.keys[0] !== undefined && chordText(command.keys[0], ON_MAC)}</kbd>
            </button>
          ))}
        </div>
      ))}
    </div>
  );
}

/** Where it was asked for, but all of it in the window; the first item gets the focus. */
function place(menu: HTMLElement | null, at: Point): void {
  if (!menu) return;
  const left = Math.min(at.x, innerWidth - menu.offsetWidth - MARGIN);
  const top = Math.min(at.y, innerHeight - menu.offsetHeight - MARGIN);
  menu.style.left = `${Math.max(MARGIN, left)}px`;
  menu.style.top = `${Math.max(MARGIN, top)}px`;
  items(menu)[0]?.focus();
}

function items(menu: HTMLElement): HTMLElement[] {
  return [...menu.querySelectorAll<HTMLElement>('[role="menuitem"]:not(:disabled)')];
}

/** Moves the focus. Returns whether the key is one that does. */
function step(menu: HTMLElement | null, key: string): boolean {
  if (!menu) return false;
  const all = items(menu);
  const at = all.findIndex((item) => item === document.activeElement);
  const next = { ArrowDown: (at + 1) % all.length, ArrowUp: at <= 0 ? -1 : at - 1, Home: 0, End: -1 }[key];
  if (next === undefined) return false;
  all.at(next)?.focus();
  return true;
}
