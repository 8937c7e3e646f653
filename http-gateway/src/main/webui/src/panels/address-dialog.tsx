import { useModal } from "./use-modal";

/** An address to be copied by hand: it is picked already. */
export function AddressDialog({ address, onClose }: { address: string; onClose: () => void }) {
  const dialog = useModal();
  return (
    <dialog ref={dialog} className="dialog" aria-labelledby="address-title" onClose={onClose}>
      <h2 id="address-title">Copy this address</h2>
      <p>The browser does not let this page use the clipboard. Press Ctrl+C (⌘C on a Mac).</p>
      <input
        className="field address"
        aria-label="Address of the board"
        readOnly
        autoFocus
        value={address}
        onFocus={(event) => event.currentTarget.select()}
      />
      <div className="dialog-actions">
        <button className="button" onClick={onClose}>
          Close
        </button>
      </div>
    </dialog>
  );
}
