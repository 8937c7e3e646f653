/** What somebody reads on a board with nothing on it. */
export function EmptyBoard({ editable }: { editable: boolean }) {
  if (!editable) return <p className="hint">Nothing here yet.</p>;
  return (
    <div className="hint">
      <p>
        Press <kbd>N</kbd> and click to put the first note here.
      </p>
      <p className="hint-more">
        Or drop a picture or a drawing on the paper. <kbd>?</kbd> shows all keys.
      </p>
    </div>
  );
}
