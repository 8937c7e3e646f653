/** What somebody reads on a board with nothing on it. */
export function EmptyBoard({ editable }: { editable: boolean }) {
  if (!editable) return <p className="hint">Nothing here yet.</p>;
  return (
    <div className="hint">
      <p className="for-fingers">Choose the note below, then tap where it should be.</p>
      <p className="for-keys">
        Press <kbd>N</kbd> and click to put the first note here.
      </p>
      <p className="hint-more for-keys">
        Or drop a picture or a drawing on the paper. <kbd>?</kbd> shows all keys.
      </p>
    </div>
  );
}
