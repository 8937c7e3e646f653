import { useEffect } from "react";
import { inkOn } from "../canvas/theme";
import type { Following } from "../model/following";
import { CloseIcon } from "./icons";
import { useLive } from "./use-live";

/** What Escape closes before. */
const INNER = ":modal, :popover-open, [role=menu], [data-closes]:focus-within";

/** A frame in the colour of the person who is followed. Escape ends it, wherever the focus is, but for what lies over it. */
export function FollowFrame({ following }: { following: Following }) {
  const leader = useLive(() => following.leader, following.changed);
  useEffect(() => {
    if (!leader) return;
    const escape = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || document.querySelector(INNER)) return;
      event.stopPropagation();
      following.stop();
    };
    addEventListener("keydown", escape, { capture: true });
    return () => removeEventListener("keydown", escape, { capture: true });
  }, [following, leader]);
  return (
    <div role="status">
      {leader && (
        <div className="follow-frame" style={{ borderColor: leader.color }}>
          <p style={{ background: leader.color, color: inkOn(leader.color) }}>
            <span>Following {leader.name}</span>
            <button
              className="icon-button"
              aria-label="Stop following"
              title="Stop following (Esc)"
              onClick={() => following.stop()}
            >
              <CloseIcon />
            </button>
          </p>
        </div>
      )}
    </div>
  );
}
